-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/servers
--   https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/flexibleservers
--   https://learn.microsoft.com/azure/templates/microsoft.dbformysql/flexibleservers
--   https://learn.microsoft.com/azure/postgresql/single-server/concepts-ssl-connection-security
SELECT resource_uid, configuration ->> 'name' AS name, resource_type,
  is_enabled(json_get_str(configuration, 'properties', 'sslEnforcement')) AS tls_enforced,
  json_text_or('TLSEnforcementDisabled', configuration, 'properties', 'minimalTlsVersion') AS minimum_tls,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  is_enabled(json_text_or('Disabled', configuration, 'properties', 'storageProfile',
    'geoRedundantBackup')) AS geo_redundant_backup,
  json_int_or(7, configuration, 'properties', 'storageProfile', 'backupRetentionDays') AS backup_days,
  is_enabled(json_text_or('Disabled', configuration, 'properties', 'infrastructureEncryption')) AS infrastructure_encryption
FROM changes
WHERE shape = 'arm'
  AND resource_type IN ('microsoft.dbforpostgresql/servers', 'microsoft.dbformysql/servers', 'microsoft.dbformariadb/servers')
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/servers
--   https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/flexibleservers
--   https://learn.microsoft.com/azure/templates/microsoft.dbformysql/flexibleservers
--   https://learn.microsoft.com/azure/postgresql/single-server/concepts-ssl-connection-security
SELECT resource_uid, configuration ->> 'name' AS name, resource_type,
  json_get_str(configuration, 'properties', 'network', 'publicNetworkAccess') AS public_network_access,
  is_enabled(json_text_or('Disabled', configuration, 'properties', 'backup', 'geoRedundantBackup')) AS geo_redundant_backup,
  json_int_or(7, configuration, 'properties', 'backup', 'backupRetentionDays') AS backup_days,
  json_has(configuration, 'properties', 'dataEncryption')
    AND (lower(json_text_or('', configuration, 'properties', 'dataEncryption', 'type')) = 'azurekeyvault'
      OR json_text_or('', configuration, 'properties', 'dataEncryption', 'primaryKeyURI') <> '') AS customer_key,
  json_text_or('Disabled', configuration, 'properties', 'highAvailability', 'mode') AS high_availability,
  is_enabled(json_get_str(configuration, 'properties', 'authConfig', 'activeDirectoryAuth')) AS entra_login,
  is_enabled(json_text_or('Enabled', configuration, 'properties', 'authConfig', 'passwordAuth')) AS password_login
FROM changes
WHERE shape = 'arm' AND resource_type IN ('microsoft.dbforpostgresql/flexibleservers', 'microsoft.dbformysql/flexibleservers')
