SELECT resource_uid, configuration ->> 'name' AS name, resource_type,
  CASE WHEN NOT json_has(configuration, 'ssl_enforcement_enabled') THEN is_enabled(json_get_str(configuration, 'ssl_enforcement'))
    ELSE json_get_bool(configuration, 'ssl_enforcement_enabled') END AS tls_enforced,
  json_get_str(configuration, 'ssl_minimal_tls_version_enforced') AS minimum_tls,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  CASE WHEN NOT json_has(configuration, 'geo_redundant_backup_enabled')
      THEN lower(json_text_or('Disabled', configuration, 'storage_profile', 0, 'geo_redundant_backup')) = 'enabled'
    ELSE json_get_bool(configuration, 'geo_redundant_backup_enabled') END AS geo_redundant_backup,
  json_int_or(7, configuration, 'backup_retention_days') AS backup_days,
  json_bool_or(false, configuration, 'infrastructure_encryption_enabled') AS infrastructure_encryption
FROM changes
WHERE shape = 'terraform' AND resource_type IN ('azurerm_postgresql_server', 'azurerm_mysql_server', 'azurerm_mariadb_server')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, resource_type,
  -- A server in a subnet of yours has no public address.
  CASE json_has(configuration, 'delegated_subnet_id') WHEN true THEN 'Disabled'
    WHEN false THEN enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled'))
    ELSE CASE WHEN NOT json_get_bool(configuration, 'public_network_access_enabled') THEN 'Disabled' END END AS public_network_access,
  json_bool_or(false, configuration, 'geo_redundant_backup_enabled') AS geo_redundant_backup,
  json_int_or(7, configuration, 'backup_retention_days') AS backup_days,
  json_has(configuration, 'customer_managed_key', 0) AS customer_key,
  json_text_or('Disabled', configuration, 'high_availability', 0, 'mode') AS high_availability,
  json_bool_or(false, configuration, 'authentication', 0, 'active_directory_auth_enabled') AS entra_login,
  json_bool_or(true, configuration, 'authentication', 0, 'password_auth_enabled') AS password_login
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_postgresql_flexible_server'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, resource_type,
  CASE WHEN json_has(configuration, 'delegated_subnet_id') THEN 'Disabled'
    ELSE coalesce(
      json_get_str(configuration, 'public_network_access'),
      enabled_word(json_get_bool(configuration, 'public_network_access_enabled'))) END AS public_network_access,
  json_bool_or(false, configuration, 'geo_redundant_backup_enabled') AS geo_redundant_backup,
  json_int_or(7, configuration, 'backup_retention_days') AS backup_days,
  json_has(configuration, 'customer_managed_key', 0) AS customer_key,
  json_text_or('Disabled', configuration, 'high_availability', 0, 'mode') AS high_availability
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_mysql_flexible_server'
