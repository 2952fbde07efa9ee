/*
id: aws_rds_cluster_storage_unencrypted
title: DB cluster stores its data unencrypted
severity: high
description: Whoever gets hold of a volume, a snapshot or a copy of one reads the data of every instance of the cluster.
remediation:
  console: Restore a snapshot of the cluster into a new one with encryption enabled and switch over.
  cli: >-
    aws rds restore-db-cluster-from-snapshot --db-cluster-identifier <new> --snapshot-identifier <snapshot> --engine <engine>
    --kms-key-id <key>
  terraform: Set storage_encrypted = true (and kms_key_id) in the aws_rds_cluster.
attack: [T1530]
mapped_from: [prowler rds_cluster_storage_encrypted]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
*/
SELECT resource_uid, name, storage_encrypted, kms_key
FROM aws_rds_cluster
WHERE NOT storage_encrypted
