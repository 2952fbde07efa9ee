/*
DB clusters of RDS and Aurora. In a template an absent property has the documented default; a live record that lacks one did
not collect it. Clusters of Neptune and DocumentDB, which the RDS API lists too, are in tables of their own.
  engine               aurora, aurora-mysql, aurora-postgresql, mysql, postgres
  engine_version       as the engine writes it
  storage_encrypted    data is encrypted at rest; NULL in a template where a snapshot or a source cluster decides
  kms_key              key that encrypts the storage
  backup_days          days that automated backups are kept
  deletion_protection  refuses to be deleted
  copy_tags            snapshots get the tags of the cluster
  iam_auth             IAM users and roles can log in
  multi_az             has instances in several zones; NULL in a template, where the instances stand elsewhere
  auto_minor_upgrade   minor engine versions are installed by themselves; NULL: decided by the instances
  log_exports          list of the logs that go to CloudWatch; the API leaves the field out where there are none
  backtrack_seconds    how far an Aurora MySQL cluster can be rewound, 0: not at all
  username             login of the administrator
  port                 port that the database listens on; NULL in a template: the engine's default
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbcluster.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster
*/
CREATE VIEW aws_rds_cluster AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'engine') AS engine,
  json_get_str(configuration, 'engineVersion') AS engine_version,
  json_get_bool(configuration, 'storageEncrypted') AS storage_encrypted,
  json_get_str(configuration, 'kmsKeyId') AS kms_key,
  json_get_int(configuration, 'backupRetentionPeriod') AS backup_days,
  json_get_bool(configuration, 'deletionProtection') AS deletion_protection,
  json_get_bool(configuration, 'copyTagsToSnapshot') AS copy_tags,
  json_get_bool(configuration, 'iamdatabaseAuthenticationEnabled') AS iam_auth,
  json_get_bool(configuration, 'multiAZ') AS multi_az,
  json_get_bool(configuration, 'autoMinorVersionUpgrade') AS auto_minor_upgrade,
  json_texts(configuration, 'enabledCloudwatchLogsExports') AS log_exports,
  json_int_or(0, configuration, 'backtrackWindow') AS backtrack_seconds,
  json_get_str(configuration, 'masterUsername') AS username,
  json_get_int(configuration, 'port') AS port
FROM changes
WHERE shape = 'aws_config' AND resource_type = 'AWS::RDS::DBCluster'
  AND coalesce(configuration->>'engine', '') NOT IN ('neptune', 'docdb')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Engine') AS engine,
  json_get_str(configuration, 'EngineVersion') AS engine_version,
  json_get_bool(configuration, 'StorageEncrypted') AS storage_encrypted,
  json_get_str(configuration, 'KmsKeyId') AS kms_key,
  json_get_int(configuration, 'BackupRetentionPeriod') AS backup_days,
  json_get_bool(configuration, 'DeletionProtection') AS deletion_protection,
  json_get_bool(configuration, 'CopyTagsToSnapshot') AS copy_tags,
  json_get_bool(configuration, 'IAMDatabaseAuthenticationEnabled') AS iam_auth,
  json_get_bool(configuration, 'MultiAZ') AS multi_az,
  json_get_bool(configuration, 'AutoMinorVersionUpgrade') AS auto_minor_upgrade,
  json_texts_or_empty(configuration, 'EnabledCloudwatchLogsExports') AS log_exports,
  json_int_or(0, configuration, 'BacktrackWindow') AS backtrack_seconds,
  json_get_str(configuration, 'MasterUsername') AS username,
  json_get_int(configuration, 'Port') AS port
FROM changes
WHERE shape = 'aws_api' AND resource_type = 'AWS::RDS::DBCluster'
  AND coalesce(configuration->>'Engine', '') NOT IN ('neptune', 'docdb')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Engine') AS engine,
  json_get_str(configuration, 'EngineVersion') AS engine_version,
  CASE WHEN json_has(configuration, 'SnapshotIdentifier') OR json_has(configuration, 'SourceDBClusterIdentifier')
    THEN json_get_bool(configuration, 'StorageEncrypted')
    ELSE json_bool_or(false, configuration, 'StorageEncrypted') END AS storage_encrypted,
  json_get_str(configuration, 'KmsKeyId') AS kms_key,
  json_int_or(1, configuration, 'BackupRetentionPeriod') AS backup_days,
  json_bool_or(false, configuration, 'DeletionProtection') AS deletion_protection,
  json_bool_or(false, configuration, 'CopyTagsToSnapshot') AS copy_tags,
  json_bool_or(false, configuration, 'EnableIAMDatabaseAuthentication') AS iam_auth,
  json_get_bool(configuration, 'AutoMinorVersionUpgrade') AS auto_minor_upgrade,
  json_texts_or_empty(configuration, 'EnableCloudwatchLogsExports') AS log_exports,
  json_int_or(0, configuration, 'BacktrackWindow') AS backtrack_seconds,
  json_get_str(configuration, 'MasterUsername') AS username,
  json_get_int(configuration, 'Port') AS port
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::RDS::DBCluster'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'engine') AS engine,
  json_get_str(configuration, 'engine_version') AS engine_version,
  CASE WHEN json_has(configuration, 'snapshot_identifier') OR json_has(configuration, 'replication_source_identifier')
      OR configuration->>'engine_mode' = 'serverless'
    THEN json_get_bool(configuration, 'storage_encrypted')
    ELSE json_bool_or(false, configuration, 'storage_encrypted') END AS storage_encrypted,
  json_get_str(configuration, 'kms_key_id') AS kms_key,
  json_int_or(1, configuration, 'backup_retention_period') AS backup_days,
  json_bool_or(false, configuration, 'deletion_protection') AS deletion_protection,
  json_bool_or(false, configuration, 'copy_tags_to_snapshot') AS copy_tags,
  json_bool_or(false, configuration, 'iam_database_authentication_enabled') AS iam_auth,
  json_texts_or_empty(configuration, 'enabled_cloudwatch_logs_exports') AS log_exports,
  json_int_or(0, configuration, 'backtrack_window') AS backtrack_seconds,
  json_get_str(configuration, 'master_username') AS username,
  json_get_int(configuration, 'port') AS port
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_rds_cluster'
