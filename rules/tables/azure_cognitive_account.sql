/*
Accounts of Azure AI services.
  public_network_access  Enabled, Disabled (template default: Enabled)
  closed                 nobody reaches it from the internet, whatever its firewall says; absent means false
  outbound_restricted    it calls listed names alone (absent means false)
  local_auth             access keys are accepted (absent means true)
  identity               kind of managed identity: SystemAssigned, UserAssigned, both, None (absent means None)
  customer_key           data is encrypted with a key of your own (absent means false)
  default_action         what the firewall does with traffic that no rule names: Allow, Deny (default: Allow)
  addresses              list of addresses and ranges that the firewall lets in (absent means none)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cognitive_account
*/
CREATE VIEW azure_cognitive_account AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  lower(json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess')) IN ('disabled', 'securedbyperimeter') AS closed,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAuth') AS local_auth,
  json_bool_or(false, configuration, 'properties', 'restrictOutboundNetworkAccess') AS outbound_restricted,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  -- The service's own key where there is no encryption, Key Vault's where there is one that does not say it.
  json_text_or(CASE json_has(configuration, 'properties', 'encryption') WHEN true THEN 'Microsoft.KeyVault' WHEN false THEN 'Microsoft.CognitiveServices' END,
    configuration, 'properties', 'encryption', 'keySource') ILIKE 'Microsoft.KeyVault' AS customer_key,
  json_text_or('Allow', configuration, 'properties', 'networkAcls', 'defaultAction') AS default_action,
  json_texts_at(json_array_or_empty(configuration, 'properties', 'networkAcls', 'ipRules'), 'value') AS addresses
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.cognitiveservices/accounts'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.cognitiveservices/accounts
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  lower(json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess')) IN ('disabled', 'securedbyperimeter') AS closed,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAuth') AS local_auth,
  json_bool_or(false, configuration, 'properties', 'restrictOutboundNetworkAccess') AS outbound_restricted,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  -- The service's own key where there is no encryption, Key Vault's where there is one that does not say it.
  json_text_or(CASE json_has(configuration, 'properties', 'encryption') WHEN true THEN 'Microsoft.KeyVault' WHEN false THEN 'Microsoft.CognitiveServices' END,
    configuration, 'properties', 'encryption', 'keySource') ILIKE 'Microsoft.KeyVault' AS customer_key,
  json_text_or('Allow', configuration, 'properties', 'networkAcls', 'defaultAction') AS default_action,
  json_texts_at(json_array_or_empty(configuration, 'properties', 'networkAcls', 'ipRules'), 'value') AS addresses
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.cognitiveservices/accounts'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  lower(enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled'))) IN ('disabled', 'securedbyperimeter') AS closed,
  json_bool_or(true, configuration, 'local_auth_enabled') AS local_auth,
  json_bool_or(false, configuration, 'outbound_network_access_restricted') AS outbound_restricted,
  json_text_or('None', configuration, 'identity', 0, 'type') AS identity,
  json_has(configuration, 'customer_managed_key', 0) AS customer_key,
  json_text_or('Allow', configuration, 'network_acls', 0, 'default_action') AS default_action,
  json_texts_or_empty(configuration, 'network_acls', 0, 'ip_rules') AS addresses
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_cognitive_account'
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/ai_services
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Enabled', configuration, 'public_network_access') AS public_network_access,
  lower(json_text_or('Enabled', configuration, 'public_network_access')) IN ('disabled', 'securedbyperimeter') AS closed,
  json_bool_or(true, configuration, 'local_authentication_enabled') AS local_auth,
  json_bool_or(false, configuration, 'outbound_network_access_restricted') AS outbound_restricted,
  json_text_or('None', configuration, 'identity', 0, 'type') AS identity,
  json_has(configuration, 'customer_managed_key', 0) AS customer_key,
  json_text_or('Allow', configuration, 'network_acls', 0, 'default_action') AS default_action,
  json_texts_or_empty(configuration, 'network_acls', 0, 'ip_rules') AS addresses
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_ai_services'
