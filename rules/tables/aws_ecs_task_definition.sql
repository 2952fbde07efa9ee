/*
Task definitions of ECS.
  containers       list of {name, image, privileged, read_only_root, root, log_driver, environment}; root: runs as root, which
                   is the default; log_driver empty: none; environment: list of {name, value}
  network_mode     bridge, host, awsvpc, none
  pid_mode         host, task; empty: a namespace of its own
  ipc_mode         host, task, none; empty: the Docker daemon's
  role             role of its containers; empty: none
  efs_unencrypted  mounts an EFS file system without TLS; AWS Config spells EfsVolumeConfiguration
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ecs-taskdefinition.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition
  https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
*/
CREATE VIEW aws_ecs_task_definition AS
SELECT resource_uid, resource_name AS name,
  array_transform(json_get_array(configuration, 'containerDefinitions'), lambda c : named_struct(
    'name', c ->> 'name', 'image', c ->> 'image', 'privileged', json_bool_or(false, c, 'privileged'),
    'read_only_root', json_bool_or(false, c, 'readonlyRootFilesystem'),
    'root', regexp_like(CASE json_has(c, 'user') WHEN true THEN c ->> 'user' WHEN false THEN 'root' END, '^(0|root)(:|$)'),
    'log_driver', json_text_or('', c, 'logConfiguration', 'logDriver'),
    'environment', array_transform(json_array_or_empty(c, 'environment'), lambda e :
      named_struct('name', e ->> 'name', 'value', e ->> 'value')))) AS containers,
  json_get_str(configuration, 'networkMode') AS network_mode,
  json_text_or('', configuration, 'pidMode') AS pid_mode,
  json_text_or('', configuration, 'ipcMode') AS ipc_mode,
  json_text_or('', configuration, 'taskRoleArn') AS role,
  any_match(json_array_or_empty(configuration, 'volumes'), lambda v :
    json_has(v, 'efsVolumeConfiguration')
      AND json_text_or('DISABLED', v, 'efsVolumeConfiguration', 'transitEncryption') = 'DISABLED') AS efs_unencrypted
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ECS::TaskDefinition'
  AND NOT is_going(json_get_str_either(configuration, 'status', 'Status'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_transform(json_array_or_empty(configuration, 'ContainerDefinitions'), lambda c : named_struct(
    'name', c ->> 'Name', 'image', c ->> 'Image', 'privileged', json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, c, 'Privileged'),
    'read_only_root', json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, c, 'ReadonlyRootFilesystem'),
    'root', regexp_like(CASE json_has(c, 'User') WHEN true THEN c ->> 'User' WHEN false THEN 'root' END, '^(0|root)(:|$)'),
    'log_driver', json_text_or('', c, 'LogConfiguration', 'LogDriver'),
    'environment', array_transform(json_array_or_empty(c, 'Environment'), lambda e :
      named_struct('name', e ->> 'Name', 'value', e ->> 'Value')))) AS containers,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'bridge' END, configuration, 'NetworkMode') AS network_mode,
  json_text_or('', configuration, 'PidMode') AS pid_mode,
  json_text_or('', configuration, 'IpcMode') AS ipc_mode,
  json_text_or('', configuration, 'TaskRoleArn') AS role,
  any_match(json_array_or_empty(configuration, 'Volumes'), lambda v :
    json_has(v, 'EFSVolumeConfiguration')
      AND json_text_or(CASE WHEN shape = 'cloudformation' THEN 'DISABLED' END, v, 'EFSVolumeConfiguration', 'TransitEncryption') = 'DISABLED'
      OR json_has(v, 'EfsVolumeConfiguration')
        AND json_text_or(CASE WHEN shape = 'cloudformation' THEN 'DISABLED' END, v, 'EfsVolumeConfiguration', 'TransitEncryption') = 'DISABLED') AS efs_unencrypted
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::ECS::TaskDefinition'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  array_transform(json_get_array(json_document(configuration, 'container_definitions')), lambda c : named_struct(
    'name', c ->> 'name', 'image', c ->> 'image', 'privileged', json_bool_or(false, c, 'privileged'),
    'read_only_root', json_bool_or(false, c, 'readonlyRootFilesystem'),
    'root', regexp_like(CASE json_has(c, 'user') WHEN true THEN c ->> 'user' WHEN false THEN 'root' END, '^(0|root)(:|$)'),
    'log_driver', json_text_or('', c, 'logConfiguration', 'logDriver'),
    'environment', array_transform(json_array_or_empty(c, 'environment'), lambda e :
      named_struct('name', e ->> 'name', 'value', e ->> 'value')))) AS containers,
  json_text_or('bridge', configuration, 'network_mode') AS network_mode,
  json_text_or('', configuration, 'pid_mode') AS pid_mode,
  json_text_or('', configuration, 'ipc_mode') AS ipc_mode,
  json_text_or('', configuration, 'task_role_arn') AS role,
  any_match(json_array_or_empty(configuration, 'volume'), lambda v :
    array_length(json_array_or_empty(v, 'efs_volume_configuration')) > 0
      AND json_text_or('DISABLED', v, 'efs_volume_configuration', 0, 'transit_encryption') = 'DISABLED') AS efs_unencrypted
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_ecs_task_definition'
