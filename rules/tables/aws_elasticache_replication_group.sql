/*
ElastiCache replication groups (Redis OSS, Valkey).
  at_rest_encryption  data on disk is encrypted; so it is where a key is named and no switch
  transit_encryption  clients must use TLS
  auth                clients need a password or belong to a user group
  kms_key             key of the data on disk; empty: the service's own
  automatic_failover  a replica takes over by itself
  multi_az            replicas stand in several zones
  snapshot_days       days that automatic snapshots are kept, 0: none
  auto_minor_upgrade  minor engine versions are installed by themselves
AWS Config does not record this type: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-replicationgroup.html
  https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html (TransitEncryptionEnabled)
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group
*/
CREATE VIEW aws_elasticache_replication_group AS
SELECT resource_uid, resource_name AS name,
  json_bool_or(CASE json_has(configuration, 'KmsKeyId') WHEN true THEN true END, configuration,
    'AtRestEncryptionEnabled') AS at_rest_encryption,
  json_get_bool(configuration, 'TransitEncryptionEnabled') AS transit_encryption,
  json_get_bool(configuration, 'AuthTokenEnabled') AS auth,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  json_get_str(configuration, 'AutomaticFailover') IN ('enabled', 'enabling') AS automatic_failover,
  json_get_str(configuration, 'MultiAZ') = 'enabled' AS multi_az,
  json_get_int(configuration, 'SnapshotRetentionLimit') AS snapshot_days,
  json_get_bool(configuration, 'AutoMinorVersionUpgrade') AS auto_minor_upgrade
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ElastiCache::ReplicationGroup'
  AND NOT is_going(json_get_str(configuration, 'Status'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(json_text_or('redis', configuration, 'Engine') = 'valkey' OR json_has(configuration, 'KmsKeyId'), configuration,
    'AtRestEncryptionEnabled') AS at_rest_encryption,
  json_bool_or(false, configuration, 'TransitEncryptionEnabled') AS transit_encryption,
  json_has(configuration, 'AuthToken') OR array_length(json_texts_or_empty(configuration, 'UserGroupIds')) > 0 AS auth,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  json_bool_or(false, configuration, 'AutomaticFailoverEnabled') AS automatic_failover,
  json_bool_or(false, configuration, 'MultiAZEnabled') AS multi_az,
  json_int_or(0, configuration, 'SnapshotRetentionLimit') AS snapshot_days,
  json_get_bool(configuration, 'AutoMinorVersionUpgrade') AS auto_minor_upgrade
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::ElastiCache::ReplicationGroup'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_get_str(configuration, 'at_rest_encryption_enabled') = '' THEN false
    ELSE json_bool_or(json_text_or('redis', configuration, 'engine') = 'valkey' OR json_has(configuration, 'kms_key_id'), configuration,
      'at_rest_encryption_enabled') END AS at_rest_encryption,
  json_bool_or(false, configuration, 'transit_encryption_enabled') AS transit_encryption,
  json_has(configuration, 'auth_token') OR array_length(json_texts_or_empty(configuration, 'user_group_ids')) > 0 AS auth,
  json_text_or('', configuration, 'kms_key_id') AS kms_key,
  json_bool_or(false, configuration, 'automatic_failover_enabled') AS automatic_failover,
  json_bool_or(false, configuration, 'multi_az_enabled') AS multi_az,
  json_int_or(0, configuration, 'snapshot_retention_limit') AS snapshot_days,
  json_bool_or(true, configuration, 'auto_minor_version_upgrade') AS auto_minor_upgrade
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_elasticache_replication_group'
