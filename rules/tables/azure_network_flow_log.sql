/*
Flow logs of Network Watcher.
  enabled            the log is written
  retention_enabled  records are deleted after a time (default: false)
  retention_days     days for which records are kept; 0: for ever
*/
CREATE VIEW azure_network_flow_log AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'properties', 'enabled') AS enabled,
  json_get_bool(configuration, 'properties', 'retentionPolicy', 'enabled') AS retention_enabled,
  json_get_int(configuration, 'properties', 'retentionPolicy', 'days') AS retention_days
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.network/networkwatchers/flowlogs'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.network/networkwatchers/flowlogs
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'properties', 'enabled') AS enabled,
  json_bool_or(false, configuration, 'properties', 'retentionPolicy', 'enabled') AS retention_enabled,
  json_int_or(0, configuration, 'properties', 'retentionPolicy', 'days') AS retention_days
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.network/networkwatchers/flowlogs'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'enabled') AS enabled,
  json_get_bool(configuration, 'retention_policy', 0, 'enabled') AS retention_enabled,
  json_get_int(configuration, 'retention_policy', 0, 'days') AS retention_days
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_network_watcher_flow_log'
