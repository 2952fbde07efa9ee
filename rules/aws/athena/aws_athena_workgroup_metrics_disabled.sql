/*
id: aws_athena_workgroup_metrics_disabled
title: Athena workgroup sends no metrics
severity: informational
description: How much was read, and that it was more than ever before, shows nowhere.
remediation:
  console: Athena > Workgroups > Edit > Publish query metrics to CloudWatch.
  cli: aws athena update-work-group --work-group <name> --configuration-updates PublishCloudWatchMetricsEnabled=true
  terraform: Leave publish_cloudwatch_metrics_enabled at its default true.
attack: [T1562.008]
mapped_from: [prowler athena_workgroup_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/athena-controls.html
*/
SELECT resource_uid, name, metrics
FROM aws_athena_workgroup
WHERE NOT metrics
