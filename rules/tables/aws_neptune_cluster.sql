/*
Neptune clusters. Live records are those of RDS whose engine is neptune, of AWS Config too.
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
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-neptune-dbcluster.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/neptune_cluster
*/
CREATE VIEW aws_neptune_cluster AS
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
WHERE shape = 'aws_api' AND resource_type IN ('AWS::Neptune::DBCluster', 'AWS::RDS::DBCluster')
  AND NOT is_going(json_get_str(configuration, 'Status'))
  AND json_text_or('neptune', configuration, 'Engine') = 'neptune'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'storageEncrypted') AS storage_encrypted,
  json_text_or('', configuration, 'kmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'kmsKeyId'), configuration, shape) AS own_key,
  json_get_int(configuration, 'backupRetentionPeriod') AS backup_days,
  json_get_bool(configuration, 'deletionProtection') AS deletion_protection,
  json_get_bool(configuration, 'iamdatabaseAuthenticationEnabled') AS iam_auth,
  json_get_bool(configuration, 'copyTagsToSnapshot') AS copy_tags,
  json_texts(configuration, 'enabledCloudwatchLogsExports') AS log_exports
FROM changes
WHERE shape = 'aws_config' AND resource_type = 'AWS::RDS::DBCluster' AND json_get_str(configuration, 'engine') = 'neptune'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'SnapshotIdentifier') OR json_has(configuration, 'SourceDBClusterIdentifier')
      THEN json_get_bool(configuration, 'StorageEncrypted')
    ELSE json_bool_or(false, configuration, 'StorageEncrypted') END AS storage_encrypted,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'KmsKeyId'), configuration, shape) AS own_key,
  json_int_or(1, configuration, 'BackupRetentionPeriod') AS backup_days,
  -- CloudFormation does not say what it takes, and the API that it is on where CreateDBCluster is not told:
  -- https://docs.aws.amazon.com/neptune/latest/apiref/API_CreateDBCluster.html
  json_get_bool(configuration, 'DeletionProtection') AS deletion_protection,
  json_bool_or(false, configuration, 'IamAuthEnabled') AS iam_auth,
  json_bool_or(false, configuration, 'CopyTagsToSnapshot') AS copy_tags,
  json_texts_or_empty(configuration, 'EnableCloudwatchLogsExports') AS log_exports
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Neptune::DBCluster'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'snapshot_identifier') OR json_has(configuration, 'replication_source_identifier')
      THEN json_get_bool(configuration, 'storage_encrypted')
    ELSE json_bool_or(false, configuration, 'storage_encrypted') END AS storage_encrypted,
  json_text_or('', configuration, 'kms_key_arn') AS kms_key,
  key_of_own(json_text_or('', configuration, 'kms_key_arn'), configuration, shape) AS own_key,
  json_int_or(1, configuration, 'backup_retention_period') AS backup_days,
  json_bool_or(false, configuration, 'deletion_protection') AS deletion_protection,
  json_bool_or(false, configuration, 'iam_database_authentication_enabled') AS iam_auth,
  json_bool_or(false, configuration, 'copy_tags_to_snapshot') AS copy_tags,
  json_texts_or_empty(configuration, 'enable_cloudwatch_logs_exports') AS log_exports
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_neptune_cluster'
