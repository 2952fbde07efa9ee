/*
id: aws_elasticache_replication_group_failover_disabled
title: ElastiCache replication group does not fail over by itself
severity: medium
description: When the primary fails, the cache stays read-only until somebody acts.
remediation:
  console: ElastiCache > Modify > Auto-failover.
  cli: aws elasticache modify-replication-group --replication-group-id <name> --automatic-failover-enabled
  terraform: Set automatic_failover_enabled = true.
mapped_from: [prowler elasticache_redis_cluster_automatic_failover_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html
*/
SELECT resource_uid, name, automatic_failover
FROM aws_elasticache_replication_group
WHERE NOT automatic_failover
