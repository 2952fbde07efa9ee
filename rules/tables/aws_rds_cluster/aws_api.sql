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
  AND NOT is_going(json_get_str(configuration, 'Status'))
  AND coalesce(configuration->>'Engine', '') NOT IN ('neptune', 'docdb')
