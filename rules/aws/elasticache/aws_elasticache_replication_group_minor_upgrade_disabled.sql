/*
id: aws_elasticache_replication_group_minor_upgrade_disabled
title: ElastiCache replication group or cluster does not install minor engine versions by itself
severity: low
description: Minor versions carry the security fixes of the engine.
remediation:
  console: ElastiCache > Modify > Auto upgrade minor versions.
  cli: aws elasticache modify-replication-group --replication-group-id <name> --auto-minor-version-upgrade
  terraform: Leave auto_minor_version_upgrade at its default true.
mapped_from: [prowler elasticache_redis_cluster_auto_minor_version_upgrades]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html
*/
SELECT resource_uid, name, auto_minor_upgrade
FROM (
  SELECT resource_uid, name, false AS group_member, auto_minor_upgrade FROM aws_elasticache_replication_group
  UNION ALL BY NAME
  SELECT resource_uid, name, group_member, auto_minor_upgrade FROM aws_elasticache_cluster
)
WHERE NOT group_member AND NOT auto_minor_upgrade
