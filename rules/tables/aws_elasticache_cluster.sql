/*
ElastiCache clusters: Memcached, and single nodes of Redis OSS. AWS Config does not record them.
  engine              redis, memcached
  snapshot_days       days that automatic snapshots are kept, 0: none
  auto_minor_upgrade  minor engine versions are installed by themselves; NULL in a template that does not say it: no document tells the default
  group_member        belongs to a replication group, which decides
  subnet_group        its subnet group; default or empty: the default VPC
  node_type           such as cache.t4g.micro; empty: not said
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-cachecluster.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_cluster
*/
CREATE VIEW aws_elasticache_cluster AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Engine') AS engine,
  json_get_int(configuration, 'SnapshotRetentionLimit') AS snapshot_days,
  json_get_bool(configuration, 'AutoMinorVersionUpgrade') AS auto_minor_upgrade,
  json_has(configuration, 'ReplicationGroupId') AS group_member,
  json_text_or('', configuration, 'CacheSubnetGroupName') AS subnet_group,
  json_text_or('', configuration, 'CacheNodeType') AS node_type
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ElastiCache::CacheCluster'
  AND NOT is_going(json_get_str(configuration, 'CacheClusterStatus'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Engine') AS engine,
  json_int_or(0, configuration, 'SnapshotRetentionLimit') AS snapshot_days,
  json_get_bool(configuration, 'AutoMinorVersionUpgrade') AS auto_minor_upgrade,
  json_has(configuration, 'ReplicationGroupId') AS group_member,
  json_text_or('', configuration, 'CacheSubnetGroupName') AS subnet_group,
  json_text_or('', configuration, 'CacheNodeType') AS node_type
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::ElastiCache::CacheCluster'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'engine') AS engine,
  json_int_or(0, configuration, 'snapshot_retention_limit') AS snapshot_days,
  json_bool_or(true, configuration, 'auto_minor_version_upgrade') AS auto_minor_upgrade,
  json_has(configuration, 'replication_group_id') AS group_member,
  json_text_or('', configuration, 'subnet_group_name') AS subnet_group,
  json_text_or('', configuration, 'node_type') AS node_type
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_elasticache_cluster'
