/*
id: aws_dlm_policy_schedule_copies_unencrypted
title: Schedule copies snapshots to other regions unencrypted
severity: medium
description: The copies can be read by whoever gets hold of them or is given them.
remediation:
  console: 'EC2 > Lifecycle Manager > Modify policy: enable encryption of the copies.'
  cli: aws dlm update-lifecycle-policy --policy-id <id> --policy-details file://details.json
  terraform: Set encrypted = true in schedule.cross_region_copy_rule.
attack: [T1530]
references:
  - https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html
*/
SELECT resource_uid, name, schedule_copies_unencrypted
FROM aws_dlm_policy
WHERE schedule_copies_unencrypted
