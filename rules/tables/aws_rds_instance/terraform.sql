SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'engine') AS engine,
  json_get_str(configuration, 'engine_version') AS engine_version,
  false AS cluster_member,
  json_bool_or(false, configuration, 'publicly_accessible') AS public,
  CASE WHEN json_has(configuration, 'snapshot_identifier') OR json_has(configuration, 'replicate_source_db')
      THEN json_get_bool(configuration, 'storage_encrypted')
    ELSE json_bool_or(false, configuration, 'storage_encrypted') END AS storage_encrypted,
  json_get_str(configuration, 'kms_key_id') AS kms_key,
  json_bool_or(false, configuration, 'multi_az') AS multi_az,
  json_int_or(0, configuration, 'backup_retention_period') AS backup_days,
  json_bool_or(false, configuration, 'deletion_protection') AS deletion_protection,
  json_bool_or(true, configuration, 'auto_minor_version_upgrade') AS auto_minor_upgrade,
  json_bool_or(false, configuration, 'copy_tags_to_snapshot') AS copy_tags,
  json_bool_or(false, configuration, 'iam_database_authentication_enabled') AS iam_auth,
  json_int_or(0, configuration, 'monitoring_interval') AS monitoring_seconds,
  json_bool_or(false, configuration, 'performance_insights_enabled') AS performance_insights,
  json_texts_or_empty(configuration, 'enabled_cloudwatch_logs_exports') AS log_exports,
  json_get_str(configuration, 'username') AS username,
  json_int_or(-1, configuration, 'port') AS port,
  json_get_str(configuration, 'ca_cert_identifier') AS ca,
  json_text_or('', configuration, 'performance_insights_kms_key_id') AS performance_insights_key,
  key_of_own(json_text_or('', configuration, 'performance_insights_kms_key_id'), configuration, shape) AS performance_insights_own_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_db_instance'
UNION ALL BY NAME
-- An instance of a cluster, which has the login and the port: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster_instance
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'engine') AS engine,
  json_get_str(configuration, 'engine_version') AS engine_version,
  true AS cluster_member,
  json_bool_or(false, configuration, 'publicly_accessible') AS public,
  json_bool_or(true, configuration, 'auto_minor_version_upgrade') AS auto_minor_upgrade,
  json_bool_or(false, configuration, 'copy_tags_to_snapshot') AS copy_tags,
  json_int_or(0, configuration, 'monitoring_interval') AS monitoring_seconds,
  json_bool_or(false, configuration, 'performance_insights_enabled') AS performance_insights,
  '' AS username,
  0 AS port,
  json_get_str(configuration, 'ca_cert_identifier') AS ca,
  json_text_or('', configuration, 'performance_insights_kms_key_id') AS performance_insights_key,
  key_of_own(json_text_or('', configuration, 'performance_insights_kms_key_id'), configuration, shape) AS performance_insights_own_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_rds_cluster_instance'
