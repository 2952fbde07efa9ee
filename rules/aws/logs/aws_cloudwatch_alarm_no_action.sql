/*
id: aws_cloudwatch_alarm_no_action
title: Alarm does nothing
severity: low
description: 'The alarm goes off and nobody hears it: it has no action, or its actions are switched off.'
remediation:
  console: 'CloudWatch > Alarms > Edit > Notification: choose a topic.'
  cli: aws cloudwatch put-metric-alarm --alarm-name <name> --alarm-actions <topic-arn> …
  terraform: Set alarm_actions on aws_cloudwatch_metric_alarm.
mapped_from: [prowler cloudwatch_alarm_actions_alarm_state_configured, prowler cloudwatch_alarm_actions_enabled]
references:
  - https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
*/
SELECT resource_uid, name, actions, enabled
FROM aws_cloudwatch_alarm
WHERE actions = 0 OR NOT enabled
