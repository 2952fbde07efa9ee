/*
id: aws_ebs_snapshot_shared
title: Snapshot is shared with other accounts
severity: high
description: >-
  Accounts that are not on the list of trusted ones, or everybody, can make a volume of the snapshot and read the disk.
remediation:
  console: 'EC2 > Snapshots > Actions > Modify permissions: remove the accounts.'
  cli: >-
    aws ec2 modify-snapshot-attribute --snapshot-id <id> --attribute createVolumePermission --operation-type remove --user-ids
    <account>
  terraform: Remove the aws_snapshot_create_volume_permission.
attack: [T1537]
mapped_from: [prowler ec2_ebs_public_snapshot]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-modifying-snapshot-permissions.html
params:
  trusted_accounts: {type: text_list, default: ["000000000000"], meaning: ids of accounts that may have it}
*/
SELECT resource_uid, name, shared_with
FROM aws_ebs_snapshot
WHERE any_match(shared_with, lambda a : a NOT IN ($trusted_accounts) AND (a = 'all' OR a <> owner))
