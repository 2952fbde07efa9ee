/*
id: aws_rds_instance_storage_unencrypted
title: RDS instance stores its data unencrypted
severity: high
description: >-
  Whoever gets hold of a disk, a snapshot or a copy of one reads the data. Encryption cannot be switched on later without a new
  instance.
remediation:
  console: Take a snapshot, copy it with encryption enabled, restore the copy and switch over.
  cli: >-
    aws rds copy-db-snapshot --source-db-snapshot-identifier <snapshot> --target-db-snapshot-identifier <copy> --kms-key-id
    <key>
  terraform: Set storage_encrypted = true (and kms_key_id) in the aws_db_instance.
attack: [T1530]
mapped_from: [prowler rds_instance_storage_encrypted]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
  - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
*/
SELECT resource_uid, name, storage_encrypted, kms_key
FROM aws_rds_instance
WHERE NOT cluster_member AND NOT storage_encrypted
