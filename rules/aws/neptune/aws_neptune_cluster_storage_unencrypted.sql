/*
id: aws_neptune_cluster_storage_unencrypted
title: Neptune cluster stores its data unencrypted
severity: high
description: Whoever gets hold of a volume or a snapshot reads the data.
remediation:
  console: 'Encryption is chosen at creation: restore a snapshot into a new cluster with encryption.'
  cli: aws neptune restore-db-cluster-from-snapshot --kms-key-id <key> …
  terraform: Set storage_encrypted = true in the aws_neptune_cluster.
attack: [T1530]
mapped_from: [prowler neptune_cluster_storage_encrypted]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html
*/
SELECT resource_uid, name, storage_encrypted
FROM aws_neptune_cluster
WHERE NOT storage_encrypted
