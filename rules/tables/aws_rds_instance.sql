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
UNION ALL
SELECT resource_uid, resource_name,
  json_get_str(configuration, 'Engine'),
  json_get_str(configuration, 'EngineVersion'),
  json_has(configuration, 'DBClusterIdentifier'),
  json_get_bool(configuration, 'PubliclyAccessible'),
  json_get_bool(configuration, 'StorageEncrypted'),
  json_get_str(configuration, 'KmsKeyId'),
  json_get_bool(configuration, 'MultiAZ'),
  json_get_int(configuration, 'BackupRetentionPeriod'),
  json_get_bool(configuration, 'DeletionProtection'),
  json_get_bool(configuration, 'AutoMinorVersionUpgrade'),
  json_get_bool(configuration, 'CopyTagsToSnapshot'),
  json_get_bool(configuration, 'IAMDatabaseAuthenticationEnabled'),
  json_get_int(configuration, 'MonitoringInterval'),
  json_get_bool(configuration, 'PerformanceInsightsEnabled'),
  json_texts_or_empty(configuration, 'EnabledCloudwatchLogsExports'),
  json_get_str(configuration, 'MasterUsername'),
  coalesce(json_get_int(configuration, 'Endpoint', 'Port'), json_get_int(configuration, 'DbInstancePort')),
  json_get_str(configuration, 'CACertificateIdentifier'),
  json_text_or('', configuration, 'PerformanceInsightsKMSKeyId')
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::RDS::DBInstance'
UNION ALL
SELECT resource_uid, resource_name,
  json_get_str(configuration, 'Engine'),
  json_get_str(configuration, 'EngineVersion'),
  json_has(configuration, 'DBClusterIdentifier'),
  CASE WHEN json_has(configuration, 'DBSubnetGroupName') OR json_has(configuration, 'DBClusterIdentifier')
    THEN json_get_bool(configuration, 'PubliclyAccessible')
    ELSE json_bool_or(true, configuration, 'PubliclyAccessible') END,
  CASE WHEN json_has(configuration, 'DBClusterIdentifier') OR json_has(configuration, 'DBSnapshotIdentifier')
      OR json_has(configuration, 'SourceDBInstanceIdentifier')
    THEN json_get_bool(configuration, 'StorageEncrypted')
    ELSE json_bool_or(false, configuration, 'StorageEncrypted') END,
  json_get_str(configuration, 'KmsKeyId'),
  json_bool_or(false, configuration, 'MultiAZ'),
  json_int_or(1, configuration, 'BackupRetentionPeriod'),
  json_bool_or(false, configuration, 'DeletionProtection'),
  json_bool_or(true, configuration, 'AutoMinorVersionUpgrade'),
  json_bool_or(false, configuration, 'CopyTagsToSnapshot'),
  json_bool_or(false, configuration, 'EnableIAMDatabaseAuthentication'),
  json_int_or(0, configuration, 'MonitoringInterval'),
  json_bool_or(false, configuration, 'EnablePerformanceInsights'),
  json_texts_or_empty(configuration, 'EnableCloudwatchLogsExports'),
  json_get_str(configuration, 'MasterUsername'),
  CASE json_has(configuration, 'DBClusterIdentifier') WHEN true THEN json_get_int(configuration, 'Port')
    WHEN false THEN json_int_or(-1, configuration, 'Port') END,
  json_get_str(configuration, 'CACertificateIdentifier'),
  json_text_or('', configuration, 'PerformanceInsightsKMSKeyId')
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::RDS::DBInstance'
UNION ALL
SELECT resource_uid, resource_name,
  json_get_str(configuration, 'engine'),
  json_get_str(configuration, 'engine_version'),
  false,
  json_bool_or(false, configuration, 'publicly_accessible'),
  CASE WHEN json_has(configuration, 'snapshot_identifier') OR json_has(configuration, 'replicate_source_db')
    THEN json_get_bool(configuration, 'storage_encrypted')
    ELSE json_bool_or(false, configuration, 'storage_encrypted') END,
  json_get_str(configuration, 'kms_key_id'),
  json_bool_or(false, configuration, 'multi_az'),
  json_int_or(0, configuration, 'backup_retention_period'),
  json_bool_or(false, configuration, 'deletion_protection'),
  json_bool_or(true, configuration, 'auto_minor_version_upgrade'),
  json_bool_or(false, configuration, 'copy_tags_to_snapshot'),
  json_bool_or(false, configuration, 'iam_database_authentication_enabled'),
  json_int_or(0, configuration, 'monitoring_interval'),
  json_bool_or(false, configuration, 'performance_insights_enabled'),
  json_texts_or_empty(configuration, 'enabled_cloudwatch_logs_exports'),
  json_get_str(configuration, 'username'),
  json_int_or(-1, configuration, 'port'),
  json_get_str(configuration, 'ca_cert_identifier'),
  json_text_or('', configuration, 'performance_insights_kms_key_id')
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_db_instance'
