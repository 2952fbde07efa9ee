/*
id: aws_elasticache_replication_group_auth_disabled
title: ElastiCache replication group asks for no password
severity: medium
description: Everybody who reaches the port reads and writes the cache.
remediation:
  console: 'ElastiCache > Modify > Access control: user group or AUTH token.'
  cli: aws elasticache modify-replication-group --replication-group-id <name> --user-group-ids-to-add <group>
  terraform: Set user_group_ids, or auth_token with transit_encryption_enabled.
attack: [T1078]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html
*/
SELECT resource_uid, name, auth
FROM aws_elasticache_replication_group
WHERE NOT auth
