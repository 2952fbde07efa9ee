/*
id: aws_ebs_snapshot_block_public_access_off
title: Account does not block public access to its EBS snapshots
severity: medium
description: One call shares a snapshot, with all the data in it, with everybody.
remediation:
  console: "EC2 > Account attributes > Data protection and security: Block public access for EBS snapshots."
  cli: aws ec2 enable-snapshot-block-public-access --state block-all-sharing
  terraform: Set state = "block-all-sharing" on aws_ebs_snapshot_block_public_access.
attack: [T1537]
mapped_from: [prowler ec2_ebs_snapshot_account_block_public_access]
references:
  - https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html
*/
SELECT resource_uid, name, state
FROM aws_ebs_snapshot_block_public_access
WHERE state = 'unblocked'
