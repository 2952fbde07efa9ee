/*
id: aws_elasticache_cluster_backup_disabled
title: ElastiCache cluster takes no automatic backups
severity: low
description: Lost data cannot be brought back. Memcached and nodes of the type cache.t1 keep none.
remediation:
  console: ElastiCache > Modify > Backup.
  cli: aws elasticache modify-cache-cluster --cache-cluster-id <name> --snapshot-retention-limit 7
  terraform: Set snapshot_retention_limit.
mapped_from: [prowler elasticache_redis_cluster_backup_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html
  - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups.html
params:
  min_days: {type: integer, default: 1, meaning: fewest days that snapshots must be kept}
*/
SELECT resource_uid, name, engine, snapshot_days
FROM aws_elasticache_cluster
WHERE snapshot_days < $min_days AND engine <> 'memcached' AND NOT group_member
  AND node_type NOT LIKE 'cache.t1.%'
