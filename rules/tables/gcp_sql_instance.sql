/*
Cloud SQL instances. Defaults: https://cloud.google.com/sql/docs/mysql/admin-api/rest/v1/instances (false where nothing is said) and
https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
  name, project, location
  version             MYSQL_8_0, POSTGRES_15, SQLSERVER_2019_STANDARD
  replica             it is a read replica: backups and high availability are its primary's
  public_ip           it has a public address; a live instance tells it, Terraform's default is true
  private_network     the empty text: none
  authorized_networks list of CIDRs that may connect to the public address
  tls_only            connections without TLS are refused (sslMode, earlier requireSsl); false by default
  backups, point_in_time   false by default
  availability        ZONAL by default, REGIONAL
  kms_key             the empty text: Google's own
  flags               list of {name, value}; value lower case
  maintenance_window  whether a window is set
  deletion_protection false by default in the API (settings.deletionProtectionEnabled)
*/
CREATE VIEW gcp_sql_instance AS
SELECT resource_uid, resource_name AS name, account AS project, resource ->> 'region' AS location,
  resource ->> 'databaseVersion' AS version,
  json_text_or('', resource, 'instanceType') = 'READ_REPLICA_INSTANCE' AS replica,
  json_bool_or(false, resource, 'settings', 'ipConfiguration', 'ipv4Enabled') AS public_ip,
  json_text_or('', resource, 'settings', 'ipConfiguration', 'privateNetwork') AS private_network,
  array_transform(json_array_or_empty(resource, 'settings', 'ipConfiguration', 'authorizedNetworks'), lambda n :
    n ->> 'value') AS authorized_networks,
  json_text_or('', resource, 'settings', 'ipConfiguration', 'sslMode') IN ('ENCRYPTED_ONLY',
    'TRUSTED_CLIENT_CERTIFICATE_REQUIRED')
    OR json_bool_or(false, resource, 'settings', 'ipConfiguration', 'requireSsl') AS tls_only,
  json_bool_or(false, resource, 'settings', 'backupConfiguration', 'enabled') AS backups,
  json_bool_or(false, resource, 'settings', 'backupConfiguration', 'pointInTimeRecoveryEnabled')
    OR json_bool_or(false, resource, 'settings', 'backupConfiguration', 'binaryLogEnabled') AS point_in_time,
  json_text_or('ZONAL', resource, 'settings', 'availabilityType') AS availability,
  json_text_or('', resource, 'diskEncryptionConfiguration', 'kmsKeyName') AS kms_key,
  array_transform(json_array_or_empty(resource, 'settings', 'databaseFlags'), lambda f :
    named_struct('name', f ->> 'name', 'value', lower(f ->> 'value'))) AS flags,
  json_int_or(0, resource, 'settings', 'maintenanceWindow', 'day') > 0 AS maintenance_window,
  json_bool_or(false, resource, 'settings', 'deletionProtectionEnabled') AS deletion_protection
FROM (
  SELECT *, configuration -> 'resource' AS resource FROM changes
  WHERE shape = 'gcp_asset' AND resource_type IN ('sqladmin.googleapis.com/Instance', 'cloudsql.googleapis.com/Instance')
)
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, configuration ->> 'project' AS project, configuration ->> 'region'
  AS location,
  configuration ->> 'database_version' AS version,
  json_has(configuration, 'master_instance_name') AS replica,
  json_bool_or(true, configuration, 'settings', 0, 'ip_configuration', 0, 'ipv4_enabled') AS public_ip,
  json_text_or('', configuration, 'settings', 0, 'ip_configuration', 0, 'private_network') AS private_network,
  array_transform(json_array_or_empty(configuration, 'settings', 0, 'ip_configuration', 0, 'authorized_networks'), lambda n :
    n ->> 'value') AS authorized_networks,
  json_text_or('', configuration, 'settings', 0, 'ip_configuration', 0, 'ssl_mode')
      IN ('ENCRYPTED_ONLY', 'TRUSTED_CLIENT_CERTIFICATE_REQUIRED')
    OR json_bool_or(false, configuration, 'settings', 0, 'ip_configuration', 0, 'require_ssl') AS tls_only,
  json_bool_or(false, configuration, 'settings', 0, 'backup_configuration', 0, 'enabled') AS backups,
  -- https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance: on by default in Enterprise Plus
  json_bool_or(json_text_or('', configuration, 'settings', 0, 'edition') = 'ENTERPRISE_PLUS'
      AND regexp_like(configuration ->> 'database_version', '^(POSTGRES|SQLSERVER)_'),
    configuration, 'settings', 0, 'backup_configuration', 0, 'point_in_time_recovery_enabled')
    OR json_bool_or(false, configuration, 'settings', 0, 'backup_configuration', 0, 'binary_log_enabled') AS point_in_time,
  json_text_or('ZONAL', configuration, 'settings', 0, 'availability_type') AS availability,
  json_text_or('', configuration, 'encryption_key_name') AS kms_key,
  array_transform(json_array_or_empty(configuration, 'settings', 0, 'database_flags'), lambda f : named_struct(
    'name', f ->> 'name', 'value', lower(f ->> 'value'))) AS flags,
  json_has(configuration, 'settings', 0, 'maintenance_window', 0) AS maintenance_window,
  json_bool_or(false, configuration, 'settings', 0, 'deletion_protection_enabled') AS deletion_protection
FROM changes WHERE shape = 'terraform' AND resource_type = 'google_sql_database_instance'
