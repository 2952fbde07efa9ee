/*
Stores of App Configuration.
  public_network_access  Enabled, Disabled; Automatic where none is set: open to all until the store has a private endpoint
  local_auth             access keys are accepted (absent means true)
  purge_protection       nobody can delete for good before the retention ends (absent means false)
  customer_key           values are encrypted with a key of your own (absent means false)
  sku                    free, developer, standard, premium
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_configuration
https://learn.microsoft.com/azure/azure-app-configuration/concept-private-endpoint
*/
CREATE VIEW azure_app_configuration AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAuth') AS local_auth,
  json_bool_or(false, configuration, 'properties', 'enablePurgeProtection') AS purge_protection,
  json_text_or('', configuration, 'properties', 'encryption', 'keyVaultProperties', 'keyIdentifier') <> '' AS customer_key,
  lower(json_get_str(configuration, 'sku', 'name')) AS sku
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.appconfiguration/configurationstores'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.appconfiguration/configurationstores
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Automatic', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAuth') AS local_auth,
  json_bool_or(false, configuration, 'properties', 'enablePurgeProtection') AS purge_protection,
  json_text_or('', configuration, 'properties', 'encryption', 'keyVaultProperties', 'keyIdentifier') <> '' AS customer_key,
  lower(json_get_str(configuration, 'sku', 'name')) AS sku
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.appconfiguration/configurationstores'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Automatic', configuration, 'public_network_access') AS public_network_access,
  json_bool_or(true, configuration, 'local_auth_enabled') AS local_auth,
  json_bool_or(false, configuration, 'purge_protection_enabled') AS purge_protection,
  json_has(configuration, 'encryption', 0) AS customer_key,
  lower(json_text_or('free', configuration, 'sku')) AS sku
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_app_configuration'
