/*
Namespaces of Service Bus and Event Hubs.
  minimum_tls            lowest TLS version: 1.0, 1.1, 1.2 (template default: 1.2, and 1.0 before API version
                         2022-01-01-preview)
  public_network_access  Enabled, Disabled, SecuredByPerimeter (template default: Enabled)
  local_auth             shared access keys are accepted (absent means true)
  identity               kind of managed identity: SystemAssigned, UserAssigned, both, None (absent means None)
  customer_key           data is encrypted with a key of your own (absent means false)
  double_encryption      data is encrypted twice (absent means false)
  zone_redundant         copies stand in several zones (template default: false)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/eventhub_namespace
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/servicebus_namespace
*/
CREATE VIEW azure_messaging_namespace AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_version_or(NULL, configuration -> 'properties', 'minimumTlsVersion') AS minimum_tls,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAuth') AS local_auth,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  json_text_or('', configuration, 'properties', 'encryption', 'keySource') ILIKE 'Microsoft.KeyVault' AS customer_key,
  json_bool_or(false, configuration, 'properties', 'encryption', 'requireInfrastructureEncryption') AS double_encryption,
  json_get_bool(configuration, 'properties', 'zoneRedundant') AS zone_redundant
FROM changes WHERE shape = 'azure' AND resource_type IN ('microsoft.servicebus/namespaces', 'microsoft.eventhub/namespaces')
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.servicebus/namespaces
--   https://learn.microsoft.com/azure/templates/microsoft.eventhub/namespaces
--   https://learn.microsoft.com/azure/event-hubs/transport-layer-security-configure-minimum-version
--   https://learn.microsoft.com/azure/service-bus-messaging/transport-layer-security-configure-minimum-version
SELECT resource_uid, configuration ->> 'name' AS name,
  json_version_or(CASE WHEN configuration ->> 'apiVersion' >= '2022-01-01-preview' THEN '1.2'
      WHEN configuration ->> 'apiVersion' < '2022-01-01-preview' THEN '1.0' END,
    configuration -> 'properties', 'minimumTlsVersion') AS minimum_tls,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAuth') AS local_auth,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  json_text_or('', configuration, 'properties', 'encryption', 'keySource') ILIKE 'Microsoft.KeyVault' AS customer_key,
  json_bool_or(false, configuration, 'properties', 'encryption', 'requireInfrastructureEncryption') AS double_encryption,
  json_bool_or(false, configuration, 'properties', 'zoneRedundant') AS zone_redundant
FROM changes WHERE shape = 'arm' AND resource_type IN ('microsoft.servicebus/namespaces', 'microsoft.eventhub/namespaces')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('1.2', configuration, 'minimum_tls_version') AS minimum_tls,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  CASE
    WHEN NOT json_has(configuration, 'local_auth_enabled') THEN json_bool_or(true, configuration, 'local_authentication_enabled')
    ELSE json_get_bool(configuration, 'local_auth_enabled') END AS local_auth,
  json_text_or('None', configuration, 'identity', 0, 'type') AS identity,
  -- The key may be a resource of its own: azurerm_eventhub_namespace_customer_managed_key, azurerm_servicebus_…
  CASE WHEN kind = 'create' OR json_has(configuration, 'customer_managed_key', 0)
    THEN json_has(configuration, 'customer_managed_key', 0) END AS customer_key,
  CASE WHEN kind = 'create' OR json_has(configuration, 'customer_managed_key', 0)
    THEN json_bool_or(false, configuration, 'customer_managed_key', 0, 'infrastructure_encryption_enabled') END AS double_encryption,
  json_get_bool(configuration, 'zone_redundant') AS zone_redundant
FROM changes WHERE shape = 'terraform' AND resource_type IN ('azurerm_servicebus_namespace', 'azurerm_eventhub_namespace')
