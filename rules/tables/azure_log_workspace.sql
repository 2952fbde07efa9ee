/*
Workspaces of Log Analytics.
  ingestion  who may write over the internet: Enabled, Disabled, SecuredByPerimeter (template default: Enabled)
  query      who may ask over the internet: Enabled, Disabled, SecuredByPerimeter (template default: Enabled)
*/
CREATE VIEW azure_log_workspace AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'publicNetworkAccessForIngestion') AS ingestion,
  json_get_str(configuration, 'properties', 'publicNetworkAccessForQuery') AS query
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.operationalinsights/workspaces'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.operationalinsights/workspaces
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccessForIngestion') AS ingestion,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccessForQuery') AS query
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.operationalinsights/workspaces'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  -- azurerm 5 has the words, azurerm 4 the switches.
  CASE json_has(configuration, 'internet_ingestion_access_type') WHEN true THEN configuration ->> 'internet_ingestion_access_type'
    WHEN false THEN enabled_word(json_bool_or(true, configuration, 'internet_ingestion_enabled')) END AS ingestion,
  CASE json_has(configuration, 'internet_query_access_type') WHEN true THEN configuration ->> 'internet_query_access_type'
    WHEN false THEN enabled_word(json_bool_or(true, configuration, 'internet_query_enabled')) END AS query
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_log_analytics_workspace'
