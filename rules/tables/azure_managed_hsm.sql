/*
Managed HSMs.
  purge_protection       nobody can delete for good before the retention ends (template default: false)
  public_network_access  Enabled, Disabled (template default: Enabled)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_managed_hardware_security_module
*/
CREATE VIEW azure_managed_hsm AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'enablePurgeProtection') AS purge_protection,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.keyvault/managedhsms'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.keyvault/managedhsms
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'enablePurgeProtection') AS purge_protection,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.keyvault/managedhsms'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'purge_protection_enabled') AS purge_protection,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_key_vault_managed_hardware_security_module'
