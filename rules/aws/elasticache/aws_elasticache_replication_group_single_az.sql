/*
id: aws_elasticache_replication_group_single_az
title: ElastiCache replication group lies in one availability zone
severity: low
description: If the zone fails, the cache is gone.
remediation:
  console: ElastiCache > Modify > Multi-AZ.
  cli: aws elasticache modify-replication-group --replication-group-id <name> --multi-az-enabled
  terraform: Set multi_az_enabled = true.
mapped_from: [prowler elasticache_redis_cluster_multi_az_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html
*/
SELECT resource_uid, name, multi_az
FROM aws_elasticache_replication_group
WHERE NOT multi_az
