SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Engine') AS engine,
  json_get_str(configuration, 'EngineVersion') AS engine_version,
  json_has(configuration, 'DBClusterIdentifier') OR json_text_or('', configuration, 'Engine') LIKE 'aurora%' AS cluster_member,
  CASE json_has(configuration, 'DBSubnetGroupName')
    WHEN true
      THEN json_bool_or(lower(json_get_str(configuration, 'DBSubnetGroupName')) = 'default', configuration, 'PubliclyAccessible')
    WHEN false THEN json_bool_or(NOT (json_has(configuration, 'DBClusterIdentifier')
      OR json_text_or('', configuration, 'Engine') LIKE 'aurora%'), configuration, 'PubliclyAccessible') END AS public,
  CASE
    WHEN json_has(configuration, 'DBClusterIdentifier')
        OR json_has(configuration, 'DBSnapshotIdentifier')
        OR json_has(configuration, 'SourceDBInstanceIdentifier')
      THEN json_get_bool(configuration, 'StorageEncrypted')
    ELSE json_bool_or(false, configuration, 'StorageEncrypted') END AS storage_encrypted,
  json_get_str(configuration, 'KmsKeyId') AS kms_key,
  json_bool_or(false, configuration, 'MultiAZ') AS multi_az,
  json_int_or(1, configuration, 'BackupRetentionPeriod') AS backup_days,
  json_bool_or(false, configuration, 'DeletionProtection') AS deletion_protection,
  json_bool_or(true, configuration, 'AutoMinorVersionUpgrade') AS auto_minor_upgrade,
  json_bool_or(false, configuration, 'CopyTagsToSnapshot') AS copy_tags,
  json_bool_or(false, configuration, 'EnableIAMDatabaseAuthentication') AS iam_auth,
  json_int_or(0, configuration, 'MonitoringInterval') AS monitoring_seconds,
  json_bool_or(false, configuration, 'EnablePerformanceInsights') AS performance_insights,
  json_texts_or_empty(configuration, 'EnableCloudwatchLogsExports') AS log_exports,
  json_get_str(configuration, 'MasterUsername') AS username,
  CASE json_has(configuration, 'DBClusterIdentifier') WHEN true THEN json_get_int(configuration, 'Port')
    WHEN false THEN json_int_or(-1, configuration, 'Port') END AS port,
  json_get_str(configuration, 'CACertificateIdentifier') AS ca,
  json_text_or('', configuration, 'PerformanceInsightsKMSKeyId') AS performance_insights_key,
  key_of_own(json_text_or('', configuration, 'PerformanceInsightsKMSKeyId'), configuration, shape) AS performance_insights_own_key
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::RDS::DBInstance'
