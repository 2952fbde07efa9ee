/*
CloudWatch log groups.
  retention_days  0: kept for ever
  kms_key         empty: none of your own
*/
CREATE VIEW aws_log_group AS
-- Records of AWS Config have the names of templates; an absent retention is for ever
SELECT resource_uid,
  json_get_str(configuration, 'LogGroupName') AS name,
  json_int_or(0, configuration, 'RetentionInDays') AS retention_days,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::Logs::LogGroup'
UNION ALL BY NAME
-- The same: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html
SELECT resource_uid,
  json_get_str_either(configuration, 'logGroupName', 'LogGroupName') AS name,
  CASE WHEN json_has_member(configuration, 'logGroupName') THEN json_int_or(0, configuration, 'retentionInDays')
    ELSE json_int_or(0, configuration, 'RetentionInDays') END AS retention_days,
  CASE WHEN json_has_member(configuration, 'logGroupName') THEN json_text_or('', configuration, 'kmsKeyId')
    ELSE json_text_or('', configuration, 'KmsKeyId') END AS kms_key
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Logs::LogGroup'
UNION ALL BY NAME
-- Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html
SELECT resource_uid,
  coalesce(json_get_str(configuration, 'LogGroupName'), resource_name) AS name,
  json_int_or(0, configuration, 'RetentionInDays') AS retention_days,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Logs::LogGroup'
UNION ALL BY NAME
-- Default: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group
SELECT resource_uid,
  json_get_str(configuration, 'name') AS name,
  json_int_or(0, configuration, 'retention_in_days') AS retention_days,
  json_text_or('', configuration, 'kms_key_id') AS kms_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_cloudwatch_log_group'
