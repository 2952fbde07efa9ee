SELECT resource_uid, configuration ->> 'name' AS name, resource_type,
  is_enabled(json_get_str(configuration, 'properties', 'sslEnforcement')) AS tls_enforced,
  json_get_str(configuration, 'properties', 'minimalTlsVersion') AS minimum_tls,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  is_enabled(json_get_str(configuration, 'properties', 'storageProfile', 'geoRedundantBackup')) AS geo_redundant_backup,
  json_get_int(configuration, 'properties', 'storageProfile', 'backupRetentionDays') AS backup_days,
  is_enabled(json_get_str(configuration, 'properties', 'infrastructureEncryption')) AS infrastructure_encryption
FROM changes
WHERE shape = 'azure'
  AND resource_type IN ('microsoft.dbforpostgresql/servers', 'microsoft.dbformysql/servers', 'microsoft.dbformariadb/servers')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, resource_type,
  json_get_str(configuration, 'properties', 'network', 'publicNetworkAccess') AS public_network_access,
  is_enabled(json_get_str(configuration, 'properties', 'backup', 'geoRedundantBackup')) AS geo_redundant_backup,
  json_get_int(configuration, 'properties', 'backup', 'backupRetentionDays') AS backup_days,
  json_has(configuration, 'properties', 'dataEncryption')
    AND (lower(json_text_or('', configuration, 'properties', 'dataEncryption', 'type')) = 'azurekeyvault'
      OR json_text_or('', configuration, 'properties', 'dataEncryption', 'primaryKeyURI') <> '') AS customer_key,
  json_get_str(configuration, 'properties', 'highAvailability', 'mode') AS high_availability,
  is_enabled(json_get_str(configuration, 'properties', 'authConfig', 'activeDirectoryAuth')) AS entra_login,
  is_enabled(json_get_str(configuration, 'properties', 'authConfig', 'passwordAuth')) AS password_login
FROM changes
WHERE shape = 'azure' AND resource_type IN ('microsoft.dbforpostgresql/flexibleservers', 'microsoft.dbformysql/flexibleservers')
