/*
Batch accounts.
  key_vault              it has a Key Vault: for a key of its own, or for its pools in your subscription (absent means false)
  public_network_access  Enabled, Disabled (template default: Enabled)
  closed                 nobody reaches it from the internet, whatever its firewall says; absent means false
  default_action         what the account's firewall does with traffic that no rule names: Allow, Deny
*/
CREATE VIEW azure_batch_account AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_has(configuration, 'properties', 'keyVaultReference')
    OR lower(json_text_or('Microsoft.Batch', configuration, 'properties', 'encryption',
      'keySource')) = 'microsoft.keyvault' AS key_vault,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  lower(json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess')) IN ('disabled', 'securedbyperimeter') AS closed,
  json_get_str(configuration, 'properties', 'networkProfile', 'accountAccess', 'defaultAction') AS default_action
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.batch/batchaccounts'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.batch/batchaccounts
SELECT resource_uid, configuration ->> 'name' AS name,
  json_has(configuration, 'properties', 'keyVaultReference')
    OR lower(json_text_or('Microsoft.Batch', configuration, 'properties', 'encryption',
      'keySource')) = 'microsoft.keyvault' AS key_vault,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  lower(json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess')) IN ('disabled', 'securedbyperimeter') AS closed,
  json_get_str(configuration, 'properties', 'networkProfile', 'accountAccess', 'defaultAction') AS default_action
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.batch/batchaccounts'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_has(configuration, 'key_vault_reference', 0) OR json_has(configuration, 'encryption', 0) AS key_vault,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  lower(enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled'))) IN ('disabled', 'securedbyperimeter') AS closed,
  json_get_str(configuration, 'network_profile', 0, 'account_access', 0, 'default_action') AS default_action
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_batch_account'
