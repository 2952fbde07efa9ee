/*
id: aws_cloudwatch_alarm_no_action
title: Alarm does nothing
severity: low
description: 'The alarm goes off and nobody hears it: it has no action, or its actions are switched off.'
remediation:
  console: 'CloudWatch > Alarms > Edit > Notification: choose a topic.'
  cli: aws cloudwatch put-metric-alarm --alarm-name <name> --alarm-actions <topic-arn> …
  terraform: Set alarm_actions on aws_cloudwatch_metric_alarm.
frameworks:
  nist_csf_2.0: ["ip_7", "ip_8", "dp_4"]
  pci_dss_4.0: ["10.2.1", "10.4.1", "10.4.2", "10.4.3", "10.6.3", "10.7.1", "10.7.2", "11.5.2", "11.6.1", "12.10.5",
    "A3.3.1.3", "A3.3.1.4", "A3.3.1.5", "A3.5.1.3", "A3.5.1.4", "A3.5.1.5"]
mapped_from: [prowler cloudwatch_alarm_actions_alarm_state_configured, prowler cloudwatch_alarm_actions_enabled]
references:
  - https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
*/
SELECT resource_uid, name, actions, enabled
FROM aws_cloudwatch_alarm
WHERE actions = 0 OR NOT enabled
