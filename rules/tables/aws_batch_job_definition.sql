/*
Job definitions of Batch. AWS Config does not record them.
  privileged   its container is root on the host
  environment  list of {name, value}
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-batch-jobdefinition.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/batch_job_definition
*/
CREATE VIEW aws_batch_job_definition AS
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'containerProperties', 'privileged') AS privileged,
  array_transform(json_array_or_empty(configuration, 'containerProperties', 'environment'), lambda e :
    named_struct('name', e ->> 'name', 'value', e ->> 'value')) AS environment
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Batch::JobDefinition'
  AND NOT is_going(json_get_str_either(configuration, 'status', 'Status'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'ContainerProperties', 'Privileged') AS privileged,
  array_transform(json_array_or_empty(configuration, 'ContainerProperties', 'Environment'), lambda e :
    named_struct('name', e ->> 'Name', 'value', e ->> 'Value')) AS environment
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Batch::JobDefinition'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE json_has(configuration, 'container_properties')
    WHEN true THEN json_bool_or(false, json_document(configuration, 'container_properties'), 'privileged')
    WHEN false THEN false END AS privileged,
  array_transform(json_array_or_empty(json_document(configuration, 'container_properties'), 'environment'), lambda e :
    named_struct('name', e ->> 'name', 'value', e ->> 'value')) AS environment
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_batch_job_definition'
