/*
id: aws_elasticache_replication_group_backup_disabled
title: ElastiCache replication group takes no automatic backups
severity: low
description: Lost data cannot be brought back.
remediation:
  console: ElastiCache > Modify > Backup.
  cli: aws elasticache modify-replication-group --replication-group-id <name> --snapshot-retention-limit 7
  terraform: Set snapshot_retention_limit.
mapped_from: [prowler elasticache_redis_cluster_backup_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html
params:
  min_days: {type: integer, default: 1, meaning: fewest days that snapshots must be kept}
*/
SELECT resource_uid, name, snapshot_days
FROM aws_elasticache_replication_group
WHERE snapshot_days < $min_days
