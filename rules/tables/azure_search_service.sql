/*
Services of AI Search.
  public_network_access  enabled, disabled, in lower case (template default: enabled)
  replicas               number of copies (template default: 1)
  identity               kind of managed identity: SystemAssigned, UserAssigned, both, None (absent means None)
  allowed                list of addresses and ranges that are let in; empty: every one
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/search_service
*/
CREATE VIEW azure_search_service AS
SELECT resource_uid, configuration ->> 'name' AS name,
  lower(json_get_str(configuration, 'properties', 'publicNetworkAccess')) AS public_network_access,
  json_get_int(configuration, 'properties', 'replicaCount') AS replicas,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  json_texts_at(json_array_or_empty(configuration, 'properties', 'networkRuleSet', 'ipRules'), 'value') AS allowed
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.search/searchservices'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.search/searchservices
SELECT resource_uid, configuration ->> 'name' AS name,
  lower(json_text_or('enabled', configuration, 'properties', 'publicNetworkAccess')) AS public_network_access,
  json_int_or(1, configuration, 'properties', 'replicaCount') AS replicas,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  json_texts_at(json_array_or_empty(configuration, 'properties', 'networkRuleSet', 'ipRules'), 'value') AS allowed
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.search/searchservices'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE json_bool_or(true, configuration, 'public_network_access_enabled') WHEN true THEN 'enabled'
    WHEN false THEN 'disabled' END AS public_network_access,
  json_int_or(1, configuration, 'replica_count') AS replicas,
  json_text_or('None', configuration, 'identity', 0, 'type') AS identity,
  json_texts_or_empty(configuration, 'allowed_ips') AS allowed
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_search_service'
