/*
id: aws_cloudtrail_not_logging
title: Trail is switched off
severity: high
description: The trail is there and records nothing.
remediation:
  console: CloudTrail > Trails > Start logging.
  cli: aws cloudtrail start-logging --name <name>
  terraform: Set enable_logging = true on aws_cloudtrail.
attack: [T1562.008]
mapped_from: [prowler cloudtrail_multi_region_enabled]
references:
  - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
*/
SELECT resource_uid, name, logging
FROM aws_cloudtrail_trail
WHERE NOT logging
