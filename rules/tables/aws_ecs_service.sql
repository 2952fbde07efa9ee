/*
Services and task sets of ECS.
  public_ip         its tasks get public addresses
  platform_version  LATEST, 1.4.0, …
  exec              shells can be opened in its containers
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ecs-service.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service
*/
CREATE VIEW aws_ecs_service AS
SELECT resource_uid, resource_name AS name,
  json_text_or('DISABLED', configuration, 'networkConfiguration', 'awsvpcConfiguration',
    'assignPublicIp') = 'ENABLED' AS public_ip,
  json_get_str(configuration, 'platformVersion') AS platform_version,
  json_bool_or(false, configuration, 'enableExecuteCommand') AS exec
FROM changes WHERE shape = 'aws_api' AND resource_type IN ('AWS::ECS::Service', 'AWS::ECS::TaskSet')
  AND NOT is_going(json_get_str_either(configuration, 'status', 'Status'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'DISABLED' END, configuration, 'NetworkConfiguration', 'AwsvpcConfiguration',
    'AssignPublicIp') = 'ENABLED' AS public_ip,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'LATEST' END, configuration, 'PlatformVersion') AS platform_version,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'EnableExecuteCommand') AS exec
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::ECS::Service'
UNION ALL BY NAME
-- A task set spells it with a capital V: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/
-- aws-resource-ecs-taskset.html
SELECT resource_uid, resource_name AS name,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'DISABLED' END, configuration, 'NetworkConfiguration', 'AwsVpcConfiguration',
    'AssignPublicIp') = 'ENABLED' AS public_ip,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'LATEST' END, configuration, 'PlatformVersion') AS platform_version,
  false AS exec
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::ECS::TaskSet'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'network_configuration', 0, 'assign_public_ip') AS public_ip,
  json_text_or('LATEST', configuration, 'platform_version') AS platform_version,
  json_bool_or(false, configuration, 'enable_execute_command') AS exec
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_ecs_service', 'aws_ecs_task_set')
