/*
id: aws_elasticache_replication_group_not_cmk
title: ElastiCache replication group is not encrypted with a customer-managed key
severity: low
description: >-
  With a key of AWS nobody can limit, audit or revoke the use of the key. In live records an ARN does not tell the AWS managed
  key from a key of yours.
remediation:
  console: 'The key is chosen at creation: restore a backup into a group with your key.'
  cli: aws elasticache create-replication-group --at-rest-encryption-enabled --kms-key-id <key> …
  terraform: Set kms_key_id.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html
*/
SELECT resource_uid, name, at_rest_encryption, kms_key
FROM aws_elasticache_replication_group
WHERE NOT at_rest_encryption OR kms_key = '' OR kms_key LIKE '%alias/aws/%'
