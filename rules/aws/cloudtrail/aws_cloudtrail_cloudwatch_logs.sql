/*
id: aws_cloudtrail_cloudwatch_logs
title: Trail does not go to CloudWatch Logs
severity: low
description: >-
  Without a log group, or when nothing arrives there, no metric filter and no alarm sees what happens while it happens.
remediation:
  console: 'CloudTrail > Trails > Edit > CloudWatch Logs: Enabled.'
  cli: aws cloudtrail update-trail --name <name> --cloud-watch-logs-log-group-arn <arn> --cloud-watch-logs-role-arn <role>
  terraform: Set cloud_watch_logs_group_arn and cloud_watch_logs_role_arn on aws_cloudtrail.
attack: [T1562.008]
mapped_from: [prowler cloudtrail_cloudwatch_logging_enabled]
references:
  - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
params:
  days: {type: integer, default: 1, meaning: days without delivery}
*/
SELECT resource_uid, name, log_group, delivered
FROM aws_cloudtrail_trail
WHERE log_group = ''
  OR delivered = '' OR delivered <> 'not said' AND days_since(delivered) > $days
