/*
Services of Spring Apps.
  own_network  it stands in a virtual network of yours (absent means false)
*/
CREATE VIEW azure_spring_service AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.appplatform/spring
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('', configuration, 'properties', 'networkProfile', 'serviceRuntimeSubnetId') <> '' AS own_network
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.appplatform/spring'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('', configuration, 'network', 0, 'service_runtime_subnet_id') <> '' AS own_network
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_spring_cloud_service'
