/*
CloudWatch alarms.
  actions  actions of the state ALARM
  enabled  actions are carried out
*/
CREATE VIEW aws_cloudwatch_alarm AS
SELECT resource_uid,
  json_get_str(configuration, 'alarmName') AS name,
  array_length(json_get_array(configuration, 'alarmActions')) AS actions,
  json_get_bool(configuration, 'actionsEnabled') AS enabled
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::CloudWatch::Alarm'
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'AlarmName') AS name,
  array_length(json_get_array(configuration, 'AlarmActions')) AS actions,
  json_get_bool(configuration, 'ActionsEnabled') AS enabled
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::CloudWatch::Alarm'
UNION ALL BY NAME
-- Default: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html
SELECT resource_uid,
  json_get_str(configuration, 'AlarmName') AS name,
  array_length(json_list_or_empty(configuration, 'AlarmActions')) AS actions,
  json_bool_or(true, configuration, 'ActionsEnabled') AS enabled
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::CloudWatch::Alarm'
UNION ALL BY NAME
-- Default: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm
SELECT resource_uid,
  json_get_str(configuration, 'alarm_name') AS name,
  array_length(json_array_or_empty(configuration, 'alarm_actions')) AS actions,
  json_bool_or(true, configuration, 'actions_enabled') AS enabled
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_cloudwatch_metric_alarm'
