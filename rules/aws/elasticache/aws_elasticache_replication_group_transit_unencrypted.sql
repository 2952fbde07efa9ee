/*
id: aws_elasticache_replication_group_transit_unencrypted
title: ElastiCache replication group accepts connections without TLS
severity: medium
description: Passwords and data can be read on the network.
remediation:
  console: ElastiCache > Modify > Encryption in transit.
  cli: >-
    aws elasticache modify-replication-group --replication-group-id <name> --transit-encryption-enabled --transit-encryption-
    mode required
  terraform: Set transit_encryption_enabled = true.
attack: [T1040]
mapped_from: [prowler elasticache_redis_cluster_in_transit_encryption_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html
*/
SELECT resource_uid, name, transit_encryption
FROM aws_elasticache_replication_group
WHERE NOT transit_encryption
