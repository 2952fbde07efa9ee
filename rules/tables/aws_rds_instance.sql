/*
RDS DB instances. In a template an absent property has the documented default; a live record that lacks one did not collect
it.
  engine                    mysql, postgres, aurora-mysql, …
  engine_version            as the engine writes it
  cluster_member            belongs to a DB cluster, which decides on storage, backups and availability
  public                    has a public address; a template without the property makes one outside a subnet group public, since
                            the default VPC has an internet gateway; within one NULL
  storage_encrypted         data is encrypted at rest; NULL in a template where a cluster, a snapshot or a source instance
                            decides
  kms_key                   key that encrypts the storage
  multi_az                  has a standby in another zone
  backup_days               days that automated backups are kept, 0: none
  deletion_protection       refuses to be deleted
  auto_minor_upgrade        minor engine versions are installed by themselves
  copy_tags                 snapshots get the tags of the instance
  iam_auth                  IAM users and roles can log in
  monitoring_seconds        interval of enhanced monitoring, 0: off
  performance_insights      Performance Insights is on
  log_exports               list of the logs that go to CloudWatch; the API leaves the field out where there are none
  username                  login of the administrator
  port                      port that the database listens on; -1 in a template: the default of the engine; NULL: a cluster
                            decides
  ca                        certificate authority of the server certificate
  performance_insights_key  key of Performance Insights; empty: aws/rds
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbinstance.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
*/
CREATE VIEW aws_rds_instance AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'engine') AS engine,
  json_get_str(configuration, 'engineVersion') AS engine_version,
  json_has(configuration, 'dBClusterIdentifier') AS cluster_member,
  json_get_bool(configuration, 'publiclyAccessible') AS public,
  json_get_bool(configuration, 'storageEncrypted') AS storage_encrypted,
  json_get_str(configuration, 'kmsKeyId') AS kms_key,
  json_get_bool(configuration, 'multiAZ') AS multi_az,
  json_get_int(configuration, 'backupRetentionPeriod') AS backup_days,
  json_get_bool(configuration, 'deletionProtection') AS deletion_protection,
  json_get_bool(configuration, 'autoMinorVersionUpgrade') AS auto_minor_upgrade,
  json_get_bool(configuration, 'copyTagsToSnapshot') AS copy_tags,
  json_get_bool(configuration, 'iAMDatabaseAuthenticationEnabled') AS iam_auth,
  json_get_int(configuration, 'monitoringInterval') AS monitoring_seconds,
  json_get_bool(configuration, 'performanceInsightsEnabled') AS performance_insights,
  json_texts(configuration, 'enabledCloudwatchLogsExports') AS log_exports,
  json_get_str(configuration, 'masterUsername') AS username,
  coalesce(json_get_int(configuration, 'endpoint', 'port'), json_get_int(configuration, 'dbInstancePort')) AS port,
  json_get_str(configuration, 'cACertificateIdentifier') AS ca,
  json_text_or('', configuration, 'performanceInsightsKMSKeyId') AS performance_insights_key
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::RDS::DBInstance'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Engine') AS engine,
  json_get_str(configuration, 'EngineVersion') AS engine_version,
  json_has(configuration, 'DBClusterIdentifier') AS cluster_member,
  json_get_bool(configuration, 'PubliclyAccessible') AS public,
  json_get_bool(configuration, 'StorageEncrypted') AS storage_encrypted,
  json_get_str(configuration, 'KmsKeyId') AS kms_key,
  json_get_bool(configuration, 'MultiAZ') AS multi_az,
  json_get_int(configuration, 'BackupRetentionPeriod') AS backup_days,
  json_get_bool(configuration, 'DeletionProtection') AS deletion_protection,
  json_get_bool(configuration, 'AutoMinorVersionUpgrade') AS auto_minor_upgrade,
  json_get_bool(configuration, 'CopyTagsToSnapshot') AS copy_tags,
  json_get_bool(configuration, 'IAMDatabaseAuthenticationEnabled') AS iam_auth,
  json_get_int(configuration, 'MonitoringInterval') AS monitoring_seconds,
  json_get_bool(configuration, 'PerformanceInsightsEnabled') AS performance_insights,
  json_texts_or_empty(configuration, 'EnabledCloudwatchLogsExports') AS log_exports,
  json_get_str(configuration, 'MasterUsername') AS username,
  coalesce(json_get_int(configuration, 'Endpoint', 'Port'), json_get_int(configuration, 'DbInstancePort')) AS port,
  json_get_str(configuration, 'CACertificateIdentifier') AS ca,
  json_text_or('', configuration, 'PerformanceInsightsKMSKeyId') AS performance_insights_key
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::RDS::DBInstance'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'Engine') AS engine,
  json_get_str(configuration, 'EngineVersion') AS engine_version,
  json_has(configuration, 'DBClusterIdentifier') AS cluster_member,
  CASE WHEN json_has(configuration, 'DBSubnetGroupName') OR json_has(configuration, 'DBClusterIdentifier')
    THEN json_get_bool(configuration, 'PubliclyAccessible')
    ELSE json_bool_or(true, configuration, 'PubliclyAccessible') END AS public,
  CASE WHEN json_has(configuration, 'DBClusterIdentifier') OR json_has(configuration, 'DBSnapshotIdentifier')
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
  json_text_or('', configuration, 'PerformanceInsightsKMSKeyId') AS performance_insights_key
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::RDS::DBInstance'
UNION ALL BY NAME
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
  json_text_or('', configuration, 'performance_insights_kms_key_id') AS performance_insights_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_db_instance'
