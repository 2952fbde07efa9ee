/*
DocumentDB clusters. Live records are those of the RDS API whose engine is docdb, and AWS Config
records them as AWS::RDS::DBCluster.
  storage_encrypted    data is encrypted at rest; NULL in a template where a snapshot or a source cluster
                       decides
  kms_key              key that encrypts the storage; empty: the AWS managed one or none
  own_key              that is a key of one's own, not the service's; NULL: the ARN does not tell
  backup_days          days that automated backups are kept
  deletion_protection  refuses to be deleted
  iam_auth             requests are signed with IAM credentials
  copy_tags            snapshots get the tags of the cluster
  log_exports          list of the logs that go to CloudWatch; the API leaves the field out where there are none
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-docdb-dbcluster.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/docdb_cluster
*/
CREATE VIEW aws_documentdb_cluster AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'StorageEncrypted') AS storage_encrypted,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'KmsKeyId'), configuration, shape) AS own_key,
  json_get_int(configuration, 'BackupRetentionPeriod') AS backup_days,
  json_get_bool(configuration, 'DeletionProtection') AS deletion_protection,
  json_get_bool(configuration, 'IAMDatabaseAuthenticationEnabled') AS iam_auth,
  json_get_bool(configuration, 'CopyTagsToSnapshot') AS copy_tags,
  json_texts_or_empty(configuration, 'EnabledCloudwatchLogsExports') AS log_exports
FROM changes
WHERE shape = 'aws_api' AND resource_type IN ('AWS::DocDB::DBCluster', 'AWS::RDS::DBCluster')
  AND NOT is_going(json_get_str(configuration, 'Status'))
  AND json_text_or('docdb', configuration, 'Engine') = 'docdb'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'SnapshotIdentifier') OR json_has(configuration, 'SourceDBClusterIdentifier')
      THEN json_get_bool(configuration, 'StorageEncrypted')
    ELSE json_bool_or(false, configuration, 'StorageEncrypted') END AS storage_encrypted,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'KmsKeyId'), configuration, shape) AS own_key,
  json_int_or(1, configuration, 'BackupRetentionPeriod') AS backup_days,
  json_bool_or(false, configuration, 'DeletionProtection') AS deletion_protection,
  json_bool_or(false, configuration, 'CopyTagsToSnapshot') AS copy_tags,
  json_texts_or_empty(configuration, 'EnableCloudwatchLogsExports') AS log_exports
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::DocDB::DBCluster'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'storageEncrypted') AS storage_encrypted,
  json_text_or('', configuration, 'kmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'kmsKeyId'), configuration, shape) AS own_key,
  json_get_int(configuration, 'backupRetentionPeriod') AS backup_days,
  json_get_bool(configuration, 'deletionProtection') AS deletion_protection,
  json_get_bool(configuration, 'iamdatabaseAuthenticationEnabled') AS iam_auth,
  json_get_bool(configuration, 'copyTagsToSnapshot') AS copy_tags,
  json_texts_or_empty(configuration, 'enabledCloudwatchLogsExports') AS log_exports
FROM changes
WHERE shape = 'aws_config' AND resource_type = 'AWS::RDS::DBCluster' AND json_get_str(configuration, 'engine') = 'docdb'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'snapshot_identifier') THEN json_get_bool(configuration, 'storage_encrypted')
    ELSE json_bool_or(false, configuration, 'storage_encrypted') END AS storage_encrypted,
  json_text_or('', configuration, 'kms_key_id') AS kms_key,
  key_of_own(json_text_or('', configuration, 'kms_key_id'), configuration, shape) AS own_key,
  json_int_or(1, configuration, 'backup_retention_period') AS backup_days,
  json_bool_or(false, configuration, 'deletion_protection') AS deletion_protection,
  json_texts_or_empty(configuration, 'enabled_cloudwatch_logs_exports') AS log_exports
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_docdb_cluster'
