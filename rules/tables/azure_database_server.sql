/*
Servers of PostgreSQL, MySQL and MariaDB, single and flexible.
  resource_type              as the provider names it
  tls_enforced               connections without TLS are refused; NULL for flexible servers, where the configuration
                             require_secure_transport says so
  minimum_tls                TLS1_0, TLS1_1, TLS1_2, TLSEnforcementDisabled (template default: TLSEnforcementDisabled); NULL for
                             flexible servers
  public_network_access      Enabled, Disabled (template default: Enabled for single servers)
  geo_redundant_backup       backups are kept in the paired region too (template default: false)
  backup_days                days for which backups are kept (template default: 7)
  infrastructure_encryption  data is encrypted twice (template default: false); NULL for flexible servers, which have
                             customer_key instead
  customer_key               data is encrypted with a key of your own; NULL for single servers, where a key is a resource of its
                             own
  high_availability          Disabled, ZoneRedundant, SameZone; NULL for single servers
  entra_login                sign-in by Entra ID is on; known for flexible PostgreSQL only
*/
CREATE VIEW azure_database_server AS
SELECT resource_uid, configuration->>'name' AS name,
  resource_type,
  CASE lower(json_get_str(configuration, 'properties', 'sslEnforcement')) WHEN 'enabled' THEN true
    WHEN 'disabled' THEN false END AS tls_enforced,
  json_get_str(configuration, 'properties', 'minimalTlsVersion') AS minimum_tls,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  CASE lower(json_get_str(configuration, 'properties', 'storageProfile', 'geoRedundantBackup')) WHEN 'enabled' THEN true
    WHEN 'disabled' THEN false END AS geo_redundant_backup,
  json_get_int(configuration, 'properties', 'storageProfile', 'backupRetentionDays') AS backup_days,
  CASE lower(json_get_str(configuration, 'properties', 'infrastructureEncryption')) WHEN 'enabled' THEN true
    WHEN 'disabled' THEN false END AS infrastructure_encryption
FROM changes
WHERE shape = 'azure'
  AND resource_type IN ('microsoft.dbforpostgresql/servers', 'microsoft.dbformysql/servers', 'microsoft.dbformariadb/servers')
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/servers
--   https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/flexibleservers
--   https://learn.microsoft.com/azure/templates/microsoft.dbformysql/flexibleservers
--   https://learn.microsoft.com/azure/postgresql/single-server/concepts-ssl-connection-security
SELECT resource_uid, configuration->>'name' AS name,
  resource_type,
  CASE lower(json_get_str(configuration, 'properties', 'sslEnforcement')) WHEN 'enabled' THEN true
    WHEN 'disabled' THEN false END AS tls_enforced,
  json_text_or('TLSEnforcementDisabled', configuration, 'properties', 'minimalTlsVersion') AS minimum_tls,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  CASE lower(json_text_or('Disabled', configuration, 'properties', 'storageProfile', 'geoRedundantBackup')) WHEN 'enabled' THEN true
    WHEN 'disabled' THEN false END AS geo_redundant_backup,
  json_int_or(7, configuration, 'properties', 'storageProfile', 'backupRetentionDays') AS backup_days,
  CASE lower(json_text_or('Disabled', configuration, 'properties', 'infrastructureEncryption')) WHEN 'enabled' THEN true
    WHEN 'disabled' THEN false END AS infrastructure_encryption
FROM changes
WHERE shape = 'arm'
  AND resource_type IN ('microsoft.dbforpostgresql/servers', 'microsoft.dbformysql/servers', 'microsoft.dbformariadb/servers')
UNION ALL BY NAME
SELECT resource_uid, configuration->>'name' AS name,
  resource_type,
  json_get_str(configuration, 'properties', 'network', 'publicNetworkAccess') AS public_network_access,
  CASE lower(json_get_str(configuration, 'properties', 'backup', 'geoRedundantBackup')) WHEN 'enabled' THEN true
    WHEN 'disabled' THEN false END AS geo_redundant_backup,
  json_get_int(configuration, 'properties', 'backup', 'backupRetentionDays') AS backup_days,
  json_has(configuration, 'properties', 'dataEncryption')
    AND json_text_or('AzureKeyVault', configuration, 'properties', 'dataEncryption', 'type') = 'AzureKeyVault' AS customer_key,
  json_get_str(configuration, 'properties', 'highAvailability', 'mode') AS high_availability,
  CASE lower(json_get_str(configuration, 'properties', 'authConfig', 'activeDirectoryAuth')) WHEN 'enabled' THEN true
    WHEN 'disabled' THEN false END AS entra_login
FROM changes
WHERE shape = 'azure' AND resource_type IN ('microsoft.dbforpostgresql/flexibleservers', 'microsoft.dbformysql/flexibleservers')
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/servers
--   https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/flexibleservers
--   https://learn.microsoft.com/azure/templates/microsoft.dbformysql/flexibleservers
--   https://learn.microsoft.com/azure/postgresql/single-server/concepts-ssl-connection-security
SELECT resource_uid, configuration->>'name' AS name,
  resource_type,
  json_get_str(configuration, 'properties', 'network', 'publicNetworkAccess') AS public_network_access,
  CASE lower(json_text_or('Disabled', configuration, 'properties', 'backup', 'geoRedundantBackup')) WHEN 'enabled' THEN true
    WHEN 'disabled' THEN false END AS geo_redundant_backup,
  json_int_or(7, configuration, 'properties', 'backup', 'backupRetentionDays') AS backup_days,
  json_has(configuration, 'properties', 'dataEncryption')
    AND json_text_or('AzureKeyVault', configuration, 'properties', 'dataEncryption', 'type') = 'AzureKeyVault' AS customer_key,
  json_text_or('Disabled', configuration, 'properties', 'highAvailability', 'mode') AS high_availability,
  CASE lower(json_get_str(configuration, 'properties', 'authConfig', 'activeDirectoryAuth')) WHEN 'enabled' THEN true
    WHEN 'disabled' THEN false END AS entra_login
FROM changes
WHERE shape = 'arm' AND resource_type IN ('microsoft.dbforpostgresql/flexibleservers', 'microsoft.dbformysql/flexibleservers')
UNION ALL BY NAME
SELECT resource_uid, configuration->>'name' AS name,
  resource_type,
  CASE WHEN NOT json_has(configuration, 'ssl_enforcement_enabled')
      THEN CASE lower(json_get_str(configuration, 'ssl_enforcement')) WHEN 'enabled' THEN true WHEN 'disabled' THEN false END
    ELSE json_get_bool(configuration, 'ssl_enforcement_enabled') END AS tls_enforced,
  json_get_str(configuration, 'ssl_minimal_tls_version_enforced') AS minimum_tls,
  CASE json_bool_or(true, configuration, 'public_network_access_enabled') WHEN true THEN 'Enabled' WHEN false THEN 'Disabled' END
    AS public_network_access,
  CASE WHEN NOT json_has(configuration, 'geo_redundant_backup_enabled')
      THEN lower(json_text_or('Disabled', configuration, 'storage_profile', 0, 'geo_redundant_backup')) = 'enabled'
    ELSE json_get_bool(configuration, 'geo_redundant_backup_enabled') END AS geo_redundant_backup,
  json_int_or(7, configuration, 'backup_retention_days') AS backup_days,
  json_bool_or(false, configuration, 'infrastructure_encryption_enabled') AS infrastructure_encryption
FROM changes
WHERE shape = 'terraform' AND resource_type IN ('azurerm_postgresql_server', 'azurerm_mysql_server', 'azurerm_mariadb_server')
UNION ALL BY NAME
SELECT resource_uid, configuration->>'name' AS name,
  resource_type,
  CASE WHEN json_has(configuration, 'delegated_subnet_id') THEN 'Disabled'
    ELSE CASE json_get_bool(configuration, 'public_network_access_enabled') WHEN true THEN 'Enabled'
    WHEN false THEN 'Disabled' END END AS public_network_access,
  json_bool_or(false, configuration, 'geo_redundant_backup_enabled') AS geo_redundant_backup,
  json_int_or(7, configuration, 'backup_retention_days') AS backup_days,
  json_has(configuration, 'customer_managed_key', 0) AS customer_key,
  json_text_or('Disabled', configuration, 'high_availability', 0, 'mode') AS high_availability,
  json_bool_or(false, configuration, 'authentication', 0, 'active_directory_auth_enabled') AS entra_login
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_postgresql_flexible_server'
UNION ALL BY NAME
SELECT resource_uid, configuration->>'name' AS name,
  resource_type,
  CASE WHEN json_has(configuration, 'delegated_subnet_id') THEN 'Disabled'
    ELSE coalesce(json_get_str(configuration, 'public_network_access'),
      CASE json_get_bool(configuration, 'public_network_access_enabled') WHEN true THEN 'Enabled'
      WHEN false THEN 'Disabled' END) END AS public_network_access,
  json_bool_or(false, configuration, 'geo_redundant_backup_enabled') AS geo_redundant_backup,
  json_int_or(7, configuration, 'backup_retention_days') AS backup_days,
  json_has(configuration, 'customer_managed_key', 0) AS customer_key,
  json_text_or('Disabled', configuration, 'high_availability', 0, 'mode') AS high_availability
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_mysql_flexible_server'
