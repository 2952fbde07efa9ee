SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'engine') AS engine,
  json_get_str(configuration, 'engine_version') AS engine_version,
  CASE
    WHEN json_has(configuration, 'snapshot_identifier')
        OR json_has(configuration, 'replication_source_identifier')
      THEN json_get_bool(configuration, 'storage_encrypted')
    WHEN json_text_or('provisioned', configuration, 'engine_mode') IS NULL THEN json_get_bool(configuration, 'storage_encrypted')
    WHEN json_text_or('provisioned', configuration, 'engine_mode') = 'serverless' THEN json_bool_or(true, configuration, 'storage_encrypted')
    ELSE json_bool_or(false, configuration, 'storage_encrypted') END AS storage_encrypted,
  json_get_str(configuration, 'kms_key_id') AS kms_key,
  json_int_or(1, configuration, 'backup_retention_period') AS backup_days,
  json_bool_or(false, configuration, 'deletion_protection') AS deletion_protection,
  json_bool_or(false, configuration, 'copy_tags_to_snapshot') AS copy_tags,
  json_bool_or(false, configuration, 'iam_database_authentication_enabled') AS iam_auth,
  json_texts_or_empty(configuration, 'enabled_cloudwatch_logs_exports') AS log_exports,
  json_int_or(0, configuration, 'backtrack_window') AS backtrack_seconds,
  json_get_str(configuration, 'master_username') AS username,
  json_int_or(-1, configuration, 'port') AS port
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_rds_cluster'
