/*
id: aws_ebs_snapshot_encryption
title: Snapshot is not encrypted
severity: high
description: Whoever gets the snapshot reads the disk.
remediation:
  console: 'EC2 > Snapshots > Copy snapshot: Encrypt this snapshot; delete the old one.'
  cli: aws ec2 copy-snapshot --source-region <region> --source-snapshot-id <id> --encrypted
  terraform: Set encrypted = true on aws_ebs_snapshot_copy.
attack: [T1119]
mapped_from: [prowler ec2_ebs_snapshots_encrypted]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-encryption.html
*/
SELECT resource_uid, name, encrypted
FROM aws_ebs_snapshot
WHERE NOT encrypted
