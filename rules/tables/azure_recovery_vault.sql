/*
Vaults of Recovery Services.
  public_network_access  Enabled, Disabled (template default: Enabled)
  immutability           Disabled, Unlocked, Locked (template default: Disabled)
  soft_delete            deleted backups can be brought back (template default: true)
  customer_key           backups are encrypted with a key of your own (absent means false)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/recovery_services_vault
*/
CREATE VIEW azure_recovery_vault AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_get_str(configuration, 'properties', 'securitySettings', 'immutabilitySettings', 'state') AS immutability,
  lower(json_get_str(configuration, 'properties', 'securitySettings', 'softDeleteSettings',
    'softDeleteState')) <> 'disabled' AS soft_delete,
  json_text_or('', configuration, 'properties', 'encryption', 'keyVaultProperties', 'keyUri') <> '' AS customer_key
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.recoveryservices/vaults'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.recoveryservices/vaults
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_text_or('Disabled', configuration, 'properties', 'securitySettings', 'immutabilitySettings', 'state') AS immutability,
  lower(json_text_or('Enabled', configuration, 'properties', 'securitySettings', 'softDeleteSettings',
    'softDeleteState')) <> 'disabled' AS soft_delete,
  json_text_or('', configuration, 'properties', 'encryption', 'keyVaultProperties', 'keyUri') <> '' AS customer_key
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.recoveryservices/vaults'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  json_text_or('Disabled', configuration, 'immutability') AS immutability,
  json_bool_or(true, configuration, 'soft_delete_enabled') AS soft_delete,
  json_has(configuration, 'encryption', 0) AS customer_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_recovery_services_vault'
