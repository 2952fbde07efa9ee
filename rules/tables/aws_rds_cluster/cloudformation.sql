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
  json_int_or(-1, configuration, 'Port') AS port
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::RDS::DBCluster'
