/*
id: aws_cloudtrail_management_events
title: Trail does not record management events
severity: medium
description: 'No selector takes management events: who makes, changes and deletes resources is not recorded.'
remediation:
  console: 'CloudTrail > Trails > Management events: Read and Write.'
  cli: >-
    aws cloudtrail put-event-selectors --trail-name <name> --event-selectors
    '[{"ReadWriteType":"All","IncludeManagementEvents":true}]'
  terraform: Set include_management_events = true in event_selector of aws_cloudtrail.
attack: [T1562.008]
frameworks:
  nist_csf_2.0: ["po_4", "ov_3", "pt_1", "ae_1", "ae_3", "cm_1", "cm_3", "dp_4"]
  iso27001_2022: ["A.8.15", "A.8.16"]
mapped_from: [prowler cloudtrail_multi_region_enabled_logging_management_events]
references:
  - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
*/
SELECT resource_uid, name, selectors
FROM aws_cloudtrail_trail
WHERE array_length(selectors) > 0 AND NOT any_match(selectors, lambda s : s['management'])
