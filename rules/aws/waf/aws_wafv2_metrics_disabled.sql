/*
id: aws_wafv2_metrics_disabled
title: Web ACL or rule group of WAF sends no metrics
severity: low
description: A flood of blocked requests, or a rule that never matches, shows nowhere.
remediation:
  console: WAF > Web ACLs > Edit > CloudWatch metrics.
  cli: >-
    aws wafv2 update-web-acl --visibility-config CloudWatchMetricsEnabled=true,SampledRequestsEnabled=true,MetricName=<name> …
  terraform: Set cloudwatch_metrics_enabled = true in visibility_config.
attack: [T1562.008]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
*/
SELECT resource_uid, name, metrics
FROM aws_wafv2_protection
WHERE NOT metrics
