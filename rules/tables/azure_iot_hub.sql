/*
IoT hubs.
  public_network_access  Enabled, Disabled (template default: Enabled)
  local_auth             shared access keys are accepted (absent means true)
  minimum_tls            lowest TLS version, 1.2, or the empty text: every one (absent means every one)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/iothub
*/
CREATE VIEW azure_iot_hub AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_version_or('', configuration -> 'properties', 'minTlsVersion') AS minimum_tls,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAuth') AS local_auth
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.devices/iothubs'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.devices/iothubs
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_version_or('', configuration -> 'properties', 'minTlsVersion') AS minimum_tls,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAuth') AS local_auth
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.devices/iothubs'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  json_text_or('', configuration, 'min_tls_version') AS minimum_tls,
  json_bool_or(true, configuration, 'local_authentication_enabled') AS local_auth
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_iothub'
