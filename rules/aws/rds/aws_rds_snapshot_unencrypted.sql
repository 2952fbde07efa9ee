/*
id: aws_rds_snapshot_unencrypted
title: RDS snapshot is not encrypted
severity: high
description: Whoever the snapshot is shared with, or copied to, reads the data.
remediation:
  console: Copy the snapshot with encryption enabled and delete the old one.
  cli: >-
    aws rds copy-db-snapshot --source-db-snapshot-identifier <snapshot> --target-db-snapshot-identifier <copy> --kms-key-id
    <key>
  terraform: 'Encrypt the instance: set storage_encrypted = true in the aws_db_instance.'
attack: [T1530]
mapped_from: [prowler rds_snapshots_encrypted, prowler neptune_cluster_snapshot_encrypted]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, encrypted
FROM aws_rds_snapshot
WHERE NOT encrypted
