/*
SignalR and Web PubSub services.
  sku                    Free_F1, Standard_S1, Premium_P1, …
  identity               kind of managed identity: SystemAssigned, UserAssigned, both, None (absent means None)
  public_network_access  Enabled, Disabled (template default: Enabled)
  local_auth             access keys are accepted (absent means true)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/signalr_service
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/web_pubsub
*/
CREATE VIEW azure_signalr AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'sku', 'name') AS sku,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAuth') AS local_auth
FROM changes
WHERE shape = 'azure' AND resource_type IN ('microsoft.signalrservice/signalr', 'microsoft.signalrservice/webpubsub')
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.signalrservice/webpubsub
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'sku', 'name') AS sku,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAuth') AS local_auth
FROM changes WHERE shape = 'arm' AND resource_type IN ('microsoft.signalrservice/signalr', 'microsoft.signalrservice/webpubsub')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN json_get_array(configuration, 'sku') IS NOT NULL THEN json_get_str(configuration, 'sku', 0, 'name')
    ELSE json_get_str(configuration, 'sku') END AS sku,
  json_text_or('None', configuration, 'identity', 0, 'type') AS identity,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  json_bool_or(true, configuration, 'local_auth_enabled') AS local_auth
FROM changes WHERE shape = 'terraform' AND resource_type IN ('azurerm_signalr_service', 'azurerm_web_pubsub')
