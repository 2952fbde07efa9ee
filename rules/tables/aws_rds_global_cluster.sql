/*
Global databases of Aurora, DocumentDB and Neptune, each a frame around clusters in several regions.
  storage_encrypted    data is encrypted at rest; NULL where a source cluster decides, or a template says nothing
  deletion_protection  refuses to be deleted
Defaults of absent attributes: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_global_cluster
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/docdb_global_cluster
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/neptune_global_cluster
*/
CREATE VIEW aws_rds_global_cluster AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'StorageEncrypted') AS storage_encrypted,
  json_get_bool(configuration, 'DeletionProtection') AS deletion_protection
FROM changes
WHERE shape = 'cloudformation' AND resource_type IN ('AWS::RDS::GlobalCluster', 'AWS::DocDB::GlobalCluster')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'source_db_cluster_identifier') THEN json_get_bool(configuration, 'storage_encrypted')
    ELSE json_bool_or(false, configuration, 'storage_encrypted') END AS storage_encrypted,
  json_bool_or(false, configuration, 'deletion_protection') AS deletion_protection
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('aws_rds_global_cluster', 'aws_docdb_global_cluster', 'aws_neptune_global_cluster')
