/*
id: aws_documentdb_cluster_not_cmk
title: DocumentDB cluster is not encrypted with a customer-managed key
severity: low
description: With the AWS managed key nobody can limit, audit or revoke the use of the key.
remediation:
  console: 'Encryption is chosen at creation: restore a snapshot into a new cluster with your key.'
  cli: aws docdb restore-db-cluster-from-snapshot --kms-key-id <key> …
  terraform: Set kms_key_id in the aws_docdb_cluster.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html
*/
SELECT resource_uid, name, storage_encrypted, kms_key
FROM aws_documentdb_cluster
WHERE NOT storage_encrypted OR NOT own_key
