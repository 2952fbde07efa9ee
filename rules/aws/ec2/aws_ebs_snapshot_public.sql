/*
id: aws_ebs_snapshot_public
title: Snapshot is public
severity: critical
description: Every AWS account can make a volume of the snapshot and read the disk.
remediation:
  console: 'EC2 > Snapshots > Actions > Modify permissions: Private; EC2 > Settings: block public sharing of snapshots.'
  cli: >-
    aws ec2 modify-snapshot-attribute --snapshot-id <id> --attribute createVolumePermission --operation-type remove
    --group-names all
  terraform: Add aws_ebs_snapshot_block_public_access with state = "block-all-sharing".
attack: [T1530, T1537]
mapped_from: [prowler ec2_ebs_public_snapshot]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-modifying-snapshot-permissions.html
*/
SELECT resource_uid, name, public
FROM aws_ebs_snapshot
WHERE public
