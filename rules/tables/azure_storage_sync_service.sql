/*
Storage sync services.
  incoming_traffic  AllowAllTraffic, AllowVirtualNetworksOnly (template default: AllowAllTraffic)
*/
CREATE VIEW azure_storage_sync_service AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'incomingTrafficPolicy') AS incoming_traffic
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.storagesync/storagesyncservices'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.storagesync/storagesyncservices
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('AllowAllTraffic', configuration, 'properties', 'incomingTrafficPolicy') AS incoming_traffic
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.storagesync/storagesyncservices'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('AllowAllTraffic', configuration, 'incoming_traffic_policy') AS incoming_traffic
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_storage_sync'
