/*
id: aws_cloudtrail_management_events
title: Trail does not record management events
severity: medium
description: 'No selector takes management events that write: who makes, changes and deletes resources is not recorded.'
remediation:
  console: 'CloudTrail > Trails > Management events: Read and Write.'
  cli: >-
    aws cloudtrail put-event-selectors --trail-name <name> --event-selectors
    '[{"ReadWriteType":"All","IncludeManagementEvents":true}]'
  terraform: Set include_management_events = true in event_selector of aws_cloudtrail.
attack: [T1562.008]
mapped_from: [prowler cloudtrail_multi_region_enabled_logging_management_events]
references:
  - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
*/
SELECT resource_uid, name, selectors
FROM aws_cloudtrail_trail
WHERE array_length(selectors) > 0 AND NOT any_match(selectors, lambda s : s['management'] AND s['read_write'] <> 'ReadOnly')
