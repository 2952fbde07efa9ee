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
  AND NOT is_going(json_get_str(configuration, 'status'))
  AND coalesce(configuration->>'engine', '') NOT IN ('neptune', 'docdb')
