/*
Transparent data encryption of SQL databases.
  state  Enabled, Disabled
*/
CREATE VIEW azure_sql_transparent_encryption AS
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN NOT json_has(configuration, 'properties', 'state') THEN json_get_str(configuration, 'properties', 'status')
    ELSE json_get_str(configuration, 'properties', 'state') END AS state
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.sql/servers/databases/transparentdataencryption'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  enabled_word(json_bool_or(true, configuration, 'transparent_data_encryption_enabled')) AS state
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_mssql_database'
