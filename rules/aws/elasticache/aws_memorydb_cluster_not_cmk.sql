/*
id: aws_memorydb_cluster_not_cmk
title: MemoryDB cluster is not encrypted with a customer-managed key
severity: low
description: >-
  With a key of AWS nobody can limit, audit or revoke the use of the key. In live records an ARN does not tell the AWS managed
  key from a key of yours.
remediation:
  console: 'The key is chosen at creation: restore a snapshot into a cluster with your key.'
  cli: aws memorydb create-cluster --kms-key-id <key> …
  terraform: Set kms_key_arn.
references:
  - https://docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html
*/
SELECT resource_uid, name, kms_key
FROM aws_memorydb_cluster
WHERE kms_key = '' OR kms_key LIKE '%alias/aws/%'
