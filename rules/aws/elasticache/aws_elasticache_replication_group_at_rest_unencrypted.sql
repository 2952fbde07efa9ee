/*
id: aws_elasticache_replication_group_at_rest_unencrypted
title: ElastiCache replication group keeps its data unencrypted
severity: high
description: Backups and disks hold sessions and other data in the clear.
remediation:
  console: 'Encryption is chosen at creation: restore a backup into a new group with encryption.'
  cli: aws elasticache create-replication-group --at-rest-encryption-enabled …
  terraform: Set at_rest_encryption_enabled = true.
attack: [T1530]
mapped_from: [prowler elasticache_redis_cluster_rest_encryption_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html
*/
SELECT resource_uid, name, at_rest_encryption
FROM aws_elasticache_replication_group
WHERE NOT at_rest_encryption
