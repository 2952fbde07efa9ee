/*
App Service plans.
  zone_redundant  instances stand in several zones (template default: false)
  sku             size, such as F1, B1, S1, P1v3
  instances       number of instances
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service_plan
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/service_plan
*/
CREATE VIEW azure_app_service_plan AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'properties', 'zoneRedundant') AS zone_redundant,
  json_get_str(configuration, 'sku', 'name') AS sku,
  json_get_int(configuration, 'sku', 'capacity') AS instances
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.web/serverfarms'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.web/serverfarms
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'zoneRedundant') AS zone_redundant,
  json_get_str(configuration, 'sku', 'name') AS sku,
  json_get_int(configuration, 'sku', 'capacity') AS instances
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.web/serverfarms'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'zone_balancing_enabled') AS zone_redundant,
  json_get_str(configuration, 'sku_name') AS sku,
  json_get_int(configuration, 'worker_count') AS instances
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_service_plan'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'zone_redundant') AS zone_redundant,
  json_get_str(configuration, 'sku', 0, 'size') AS sku,
  json_get_int(configuration, 'sku', 0, 'capacity') AS instances
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_app_service_plan'
