/*
Workgroups of Athena.
  encryption  SSE_S3, SSE_KMS, CSE_KMS; empty: results are not encrypted by it
  enforced    clients cannot override the settings
  metrics     queries show in CloudWatch
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-athena-workgroup.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/athena_workgroup
*/
CREATE VIEW aws_athena_workgroup AS
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has_member(configuration, 'Configuration')
      THEN json_text_or('', configuration, 'Configuration', 'ResultConfiguration', 'EncryptionConfiguration', 'EncryptionOption')
    ELSE json_text_or('', configuration, 'WorkGroupConfiguration', 'ResultConfiguration', 'EncryptionConfiguration',
      'EncryptionOption') END AS encryption,
  CASE WHEN json_has_member(configuration, 'Configuration')
      THEN json_get_bool(configuration, 'Configuration', 'EnforceWorkGroupConfiguration')
    ELSE json_get_bool(configuration, 'WorkGroupConfiguration', 'EnforceWorkGroupConfiguration') END AS enforced,
  json_get_bool(configuration, 'Configuration', 'PublishCloudWatchMetricsEnabled') AS metrics
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Athena::WorkGroup'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'WorkGroupConfiguration', 'ResultConfiguration', 'EncryptionConfiguration',
    'EncryptionOption') AS encryption,
  json_get_bool(configuration, 'WorkGroupConfiguration', 'EnforceWorkGroupConfiguration') AS enforced,
  json_get_bool(configuration, 'WorkGroupConfiguration', 'PublishCloudWatchMetricsEnabled') AS metrics
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::Athena::WorkGroup'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'WorkGroupConfiguration', 'ResultConfiguration', 'EncryptionConfiguration',
    'EncryptionOption') AS encryption,
  json_get_bool(configuration, 'WorkGroupConfiguration', 'EnforceWorkGroupConfiguration') AS enforced,
  json_get_bool(configuration, 'WorkGroupConfiguration', 'PublishCloudWatchMetricsEnabled') AS metrics
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Athena::WorkGroup'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'configuration', 0, 'result_configuration', 0, 'encryption_configuration', 0,
    'encryption_option') AS encryption,
  json_bool_or(true, configuration, 'configuration', 0, 'enforce_workgroup_configuration') AS enforced,
  json_bool_or(true, configuration, 'configuration', 0, 'publish_cloudwatch_metrics_enabled') AS metrics
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_athena_workgroup'
