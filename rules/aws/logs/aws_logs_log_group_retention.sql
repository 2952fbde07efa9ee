/*
id: aws_logs_log_group_retention
title: Log group drops its logs too early
severity: low
description: Breaches are often found after months; by then these logs are gone.
remediation:
  console: 'CloudWatch > Log groups > Retention: at least a year.'
  cli: aws logs put-retention-policy --log-group-name <name> --retention-in-days 365
  terraform: Set retention_in_days on aws_cloudwatch_log_group.
attack: [T1070]
mapped_from: [prowler cloudwatch_log_group_retention_policy_specific_days_enabled]
references:
  - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
params:
  days: {type: integer, default: 365, meaning: least number of days}
*/
SELECT resource_uid, name, retention_days
FROM aws_log_group
WHERE retention_days > 0 AND retention_days < $days
