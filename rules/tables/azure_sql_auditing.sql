/*
Auditing of SQL servers and databases: a server with the settings that its template nests, or the settings by themselves.
  state           Enabled, Disabled; NULL: not known here
  retention_days  days for which records are kept in the storage account, 0: for ever (default: 0)
  stored          records go to a storage account; those of a workspace or a hub are kept as that says
https://learn.microsoft.com/azure/templates/microsoft.sql/servers/auditingsettings
https://learn.microsoft.com/azure/azure-sql/database/auditing-setup
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/sql_database
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/sql_server
*/
CREATE VIEW azure_sql_auditing AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'state') AS state,
  json_int_or(0, configuration, 'properties', 'retentionDays') AS retention_days,
  json_text_or('', configuration, 'properties', 'storageEndpoint') <> ''
    OR NOT json_bool_or(false, configuration, 'properties', 'isAzureMonitorTargetEnabled') AS stored
FROM changes
WHERE shape IN ('azure', 'arm') AND resource_type IN ('microsoft.sql/servers/auditingsettings',
  'microsoft.sql/servers/extendedauditingsettings', 'microsoft.sql/servers/databases/auditingsettings',
  'microsoft.sql/servers/databases/extendedauditingsettings')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  -- A server that nests no settings is not audited; a database is audited as its server is.
  CASE any_match(json_array_or_empty(configuration, 'resources'), lambda r :
      regexp_like(lower(json_get_str(r, 'type')), '(^|/)(extended)?auditingsettings$'))
    WHEN true THEN json_get_str(
      array_filter(json_get_array(configuration, 'resources'), lambda r :
        regexp_like(lower(json_get_str(r, 'type')), '(^|/)(extended)?auditingsettings$'))[1],
      'properties', 'state')
    WHEN false THEN CASE WHEN resource_type = 'microsoft.sql/servers' THEN 'Disabled' END END AS state,
  json_int_or(
    0,
    array_filter(json_get_array(configuration, 'resources'), lambda r :
      regexp_like(lower(json_get_str(r, 'type')), '(^|/)(extended)?auditingsettings$'))[1],
    'properties', 'retentionDays') AS retention_days,
  NOT any_match(json_array_or_empty(configuration, 'resources'), lambda r : regexp_like(lower(json_get_str(r, 'type')), '(^|/)(extended)?auditingsettings$')
    AND json_text_or('', r, 'properties', 'storageEndpoint') = ''
    AND json_bool_or(false, r, 'properties', 'isAzureMonitorTargetEnabled')) AS stored
FROM changes WHERE shape = 'arm' AND resource_type IN ('microsoft.sql/servers', 'microsoft.sql/servers/databases')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  enabled_word(json_bool_or(true, configuration, 'enabled')) AS state,
  json_int_or(0, configuration, 'retention_in_days') AS retention_days,
  -- storage_endpoint until azurerm 4, blob_storage_endpoint since 5
  json_text_or('', configuration, 'storage_endpoint') <> '' OR json_text_or('', configuration, 'blob_storage_endpoint') <> ''
    OR NOT json_bool_or(true, configuration, 'log_monitoring_enabled') AS stored
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_mssql_server_extended_auditing_policy', 'azurerm_mssql_database_extended_auditing_policy')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  -- Of a server the policy may be a resource of its own, which the plan lays over it; a database is audited as its server is.
  CASE WHEN json_has(configuration, 'extended_auditing_policy', 0) THEN 'Enabled'
    WHEN json_has(configuration, '$auditing', 0) THEN enabled_word(json_bool_or(true, configuration, '$auditing', 0, 'enabled'))
    WHEN resource_type = 'azurerm_sql_server' AND kind = 'create' AND NOT json_has(configuration, 'extended_auditing_policy', 0)
      AND NOT json_has(configuration, '$auditing', 0) THEN 'Disabled' END AS state,
  json_int_or(0, configuration, 'extended_auditing_policy', 0, 'retention_in_days') AS retention_days,
  CASE WHEN json_has(configuration, '$auditing', 0) THEN json_text_or('', configuration, '$auditing', 0, 'storage_endpoint') <> ''
      OR json_text_or('', configuration, '$auditing', 0, 'blob_storage_endpoint') <> ''
      OR NOT json_bool_or(true, configuration, '$auditing', 0, 'log_monitoring_enabled') ELSE true END AS stored
FROM changes
WHERE shape = 'terraform' AND resource_type IN ('azurerm_sql_server', 'azurerm_sql_database')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN json_has(configuration, '$auditing', 0) THEN enabled_word(json_bool_or(true, configuration, '$auditing', 0, 'enabled'))
    WHEN kind = 'create' AND NOT json_has(configuration, '$auditing', 0) THEN 'Disabled' END AS state,
  json_int_or(0, configuration, '$auditing', 0, 'retention_in_days') AS retention_days,
  CASE WHEN json_has(configuration, '$auditing', 0) THEN json_text_or('', configuration, '$auditing', 0, 'storage_endpoint') <> ''
      OR json_text_or('', configuration, '$auditing', 0, 'blob_storage_endpoint') <> ''
      OR NOT json_bool_or(true, configuration, '$auditing', 0, 'log_monitoring_enabled') ELSE true END AS stored
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_mssql_server'
