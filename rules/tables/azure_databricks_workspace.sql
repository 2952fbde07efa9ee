/*
Workspaces of Databricks.
  public_network_access  Enabled, Disabled (template default: Enabled)
  no_public_ip           clusters have no public addresses (template default: true since API version 2026-01-01; Terraform's: true)
  own_network            clusters stand in a virtual network of yours (absent means false)
  customer_key           the workspace's storage is encrypted with a key of your own (absent means false)
*/
CREATE VIEW azure_databricks_workspace AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_get_bool(configuration, 'properties', 'parameters', 'enableNoPublicIp', 'value') AS no_public_ip,
  json_text_or('', configuration, 'properties', 'parameters', 'customVirtualNetworkId', 'value') <> '' AS own_network,
  json_text_or('Default', configuration, 'properties', 'parameters', 'encryption', 'value',
    'keySource') ILIKE 'Microsoft.KeyVault' AS customer_key
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.databricks/workspaces'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.databricks/workspaces
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  -- The reference states the default from this version on.
  CASE WHEN configuration ->> 'apiVersion' >= '2026-01-01'
      THEN json_bool_or(true, configuration, 'properties', 'parameters', 'enableNoPublicIp', 'value')
    ELSE json_get_bool(configuration, 'properties', 'parameters', 'enableNoPublicIp', 'value') END AS no_public_ip,
  json_text_or('', configuration, 'properties', 'parameters', 'customVirtualNetworkId', 'value') <> '' AS own_network,
  json_text_or('Default', configuration, 'properties', 'parameters', 'encryption', 'value',
    'keySource') ILIKE 'Microsoft.KeyVault' AS customer_key
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.databricks/workspaces'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  -- Default: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/databricks_workspace
  json_bool_or(true, configuration, 'custom_parameters', 0, 'no_public_ip') AS no_public_ip,
  json_text_or('', configuration, 'custom_parameters', 0, 'virtual_network_id') <> '' AS own_network,
  json_bool_or(false, configuration, 'customer_managed_key_enabled') AS customer_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_databricks_workspace'
