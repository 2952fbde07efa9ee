/*
id: aws_neptune_cluster_not_cmk
title: Neptune cluster is not encrypted with a customer-managed key
severity: low
description: With the AWS managed key nobody can limit, audit or revoke the use of the key.
remediation:
  console: 'Encryption is chosen at creation: restore a snapshot into a new cluster with your key.'
  cli: aws neptune restore-db-cluster-from-snapshot --kms-key-id <key> …
  terraform: Set kms_key_arn in the aws_neptune_cluster.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html
*/
SELECT resource_uid, name, storage_encrypted, kms_key
FROM aws_neptune_cluster
WHERE NOT storage_encrypted OR NOT own_key
