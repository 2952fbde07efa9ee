/*
Snapshots of DB instances and clusters.
  encrypted    data is encrypted at rest
  shared_with  accounts that may restore it, `all` for everybody; NULL: attributes not collected
*/
CREATE VIEW aws_rds_snapshot AS
SELECT resource_uid, resource_name AS name,
  coalesce(json_get_bool(configuration, 'Encrypted'), json_get_bool(configuration, 'StorageEncrypted')) AS encrypted,
  json_texts(
    array_filter(
      coalesce(
        json_get_array(configuration, 'DBSnapshotAttributes'), json_get_array(configuration, 'DBClusterSnapshotAttributes')),
      lambda a : a ->> 'AttributeName' = 'restore')[1],
    'AttributeValues') AS shared_with
FROM changes WHERE shape = 'aws_api' AND resource_type IN ('AWS::RDS::DBSnapshot', 'AWS::RDS::DBClusterSnapshot')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  coalesce(json_get_bool(configuration, 'encrypted'), json_get_bool(configuration, 'storageEncrypted')) AS encrypted,
  json_texts(
    array_filter(
      coalesce(
        json_get_array(configuration, 'supplementaryConfiguration', 'DBSnapshotAttributes'),
        json_get_array(configuration, 'supplementaryConfiguration', 'DBClusterSnapshotAttributes')),
      lambda a : a ->> 'attributeName' = 'restore')[1],
    'attributeValues') AS shared_with
FROM changes WHERE shape = 'aws_config' AND resource_type IN ('AWS::RDS::DBSnapshot', 'AWS::RDS::DBClusterSnapshot')
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_snapshot
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'encrypted') AS encrypted,
  json_texts_or_empty(configuration, 'shared_accounts') AS shared_with
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_db_snapshot', 'aws_db_snapshot_copy')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'storage_encrypted') AS encrypted,
  json_texts_or_empty(configuration, 'shared_accounts') AS shared_with
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_db_cluster_snapshot', 'aws_rds_cluster_snapshot_copy')
