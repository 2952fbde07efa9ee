/*
MemoryDB clusters. All are encrypted at rest; what varies is whose key.
  tls                 clients must use TLS
  kms_key             customer managed key; empty: the service's own
  snapshot_days       days that automatic snapshots are kept, 0: none
  auto_minor_upgrade  minor engine versions are installed by themselves
AWS Config does not record this type: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-memorydb-cluster.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/memorydb_cluster
*/
CREATE VIEW aws_memorydb_cluster AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'TLSEnabled') AS tls,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  json_get_int(configuration, 'SnapshotRetentionLimit') AS snapshot_days,
  json_get_bool(configuration, 'AutoMinorVersionUpgrade') AS auto_minor_upgrade
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::MemoryDB::Cluster'
  AND NOT is_going(json_get_str(configuration, 'Status'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'TLSEnabled') AS tls,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  json_get_int(configuration, 'SnapshotRetentionLimit') AS snapshot_days,
  json_get_bool(configuration, 'AutoMinorVersionUpgrade') AS auto_minor_upgrade
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::MemoryDB::Cluster'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(true, configuration, 'tls_enabled') AS tls,
  json_text_or('', configuration, 'kms_key_arn') AS kms_key,
  json_int_or(0, configuration, 'snapshot_retention_limit') AS snapshot_days,
  json_bool_or(true, configuration, 'auto_minor_version_upgrade') AS auto_minor_upgrade
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_memorydb_cluster'
