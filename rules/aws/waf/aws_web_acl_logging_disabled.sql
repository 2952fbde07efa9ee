/*
id: aws_web_acl_logging_disabled
title: Web ACL does not log what it sees
severity: medium
description: Attacks that were blocked, or were not, leave no trace.
remediation:
  console: 'WAF & Shield > Web ACLs > Logging and metrics: Enable logging.'
  cli: aws wafv2 put-logging-configuration --logging-configuration ResourceArn=<acl>,LogDestinationConfigs=<arn>
  terraform: Add an aws_wafv2_web_acl_logging_configuration.
attack: [T1562]
mapped_from: [prowler wafv2_webacl_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
*/
SELECT resource_uid, name, log_destinations
FROM aws_web_acl
WHERE NOT any_match(log_destinations, lambda d : d LIKE 'arn:%:firehose:%:%:deliverystream/%'
    OR d LIKE 'arn:%:logs:%:%:log-group:%' OR d LIKE 'arn:%:s3:::%'
    OR d LIKE 'ref:%' OR d LIKE 'getatt:%')
