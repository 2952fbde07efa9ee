/*
id: aws_cloudtrail_single_region
title: Trail records one region
severity: medium
description: What is done in the other regions, which attackers like because nobody looks there, is not recorded.
remediation:
  console: 'CloudTrail > Trails > Edit: Apply trail to all regions (CLI for trails of one region).'
  cli: aws cloudtrail update-trail --name <name> --is-multi-region-trail
  terraform: Set is_multi_region_trail = true on aws_cloudtrail.
attack: [T1562.008]
mapped_from: [prowler cloudtrail_multi_region_enabled]
references:
  - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
*/
SELECT resource_uid, name, multi_region
FROM aws_cloudtrail_trail
WHERE NOT multi_region
