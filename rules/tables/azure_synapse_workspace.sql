/*
Workspaces of Synapse.
  managed_network          it stands in a virtual network that Azure manages (absent means false)
  exfiltration_protection  data can leave to approved tenants only (absent means false)
  public_network_access    Enabled, Disabled (template default: Enabled)
  customer_key             data is encrypted with a key of your own (absent means false)
  entra_only               passwords of SQL are refused (absent means false)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/synapse_workspace
*/
CREATE VIEW azure_synapse_workspace AS
SELECT resource_uid, configuration ->> 'name' AS name,
  lower(json_text_or('', configuration, 'properties', 'managedVirtualNetwork')) = 'default' AS managed_network,
  json_bool_or(false, configuration, 'properties', 'managedVirtualNetworkSettings',
    'preventDataExfiltration') AS exfiltration_protection,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_text_or('', configuration, 'properties', 'encryption', 'cmk', 'key', 'name') <> ''
    OR json_text_or('', configuration, 'properties', 'encryption', 'cmk', 'key', 'keyVaultUrl') <> '' AS customer_key,
  json_bool_or(false, configuration, 'properties',
    either_member(configuration -> 'properties', 'azureADOnlyAuthentication', 'azureAdOnlyAuthentication')) AS entra_only
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.synapse/workspaces'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.synapse/workspaces
SELECT resource_uid, configuration ->> 'name' AS name,
  lower(json_text_or('', configuration, 'properties', 'managedVirtualNetwork')) = 'default' AS managed_network,
  json_bool_or(false, configuration, 'properties', 'managedVirtualNetworkSettings',
    'preventDataExfiltration') AS exfiltration_protection,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_text_or('', configuration, 'properties', 'encryption', 'cmk', 'key', 'name') <> ''
    OR json_text_or('', configuration, 'properties', 'encryption', 'cmk', 'key', 'keyVaultUrl') <> '' AS customer_key,
  json_bool_or(false, configuration, 'properties', 'azureADOnlyAuthentication') AS entra_only
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.synapse/workspaces'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'managed_virtual_network_enabled') AS managed_network,
  json_bool_or(false, configuration, 'data_exfiltration_protection_enabled') AS exfiltration_protection,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  json_has(configuration, 'customer_managed_key', 0) AS customer_key,
  json_bool_or(false, configuration, 'azuread_authentication_only') AS entra_only
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_synapse_workspace'
