/*
id: aws_logs_log_group_never_expires
title: Log group keeps its logs for ever
severity: informational
description: 'No retention is set: costs grow for ever, and personal data stays longer than it may.'
remediation:
  console: 'CloudWatch > Log groups > Retention: choose a period.'
  cli: aws logs put-retention-policy --log-group-name <name> --retention-in-days 365
  terraform: Set retention_in_days on aws_cloudwatch_log_group.
references:
  - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
*/
SELECT resource_uid, name, retention_days
FROM aws_log_group
WHERE retention_days = 0
