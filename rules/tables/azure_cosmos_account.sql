/*
Accounts of Cosmos DB.
  public_network_access  Enabled, Disabled, SecuredByPerimeter (template default: Enabled)
  filtered               only listed addresses or virtual networks are let in
  local_auth             account keys are accepted (absent means true)
  key_metadata_writes    account keys may change databases, containers and throughput (absent means true)
  customer_key           data is encrypted with a key of your own (absent means false)
  minimum_tls            lowest TLS version: Tls, Tls11, Tls12 (template default: Tls12 since API version 2022-11-15)
  automatic_failover     another region takes over by itself (template default: false)
  backup                 Periodic, Continuous (template default: Periodic)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cosmosdb_account
*/
CREATE VIEW azure_cosmos_account AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_bool_or(false, configuration, 'properties', 'isVirtualNetworkFilterEnabled')
    AND json_has(configuration, 'properties', 'virtualNetworkRules', 0)
    OR azure_addresses_filter(json_texts_at(json_array_or_empty(configuration, 'properties', 'ipRules'), 'ipAddressOrRange'))
    OR azure_addresses_filter(json_texts_or_empty(configuration, 'properties', 'ipRangeFilter')) AS filtered,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAuth') AS local_auth,
  NOT json_bool_or(false, configuration, 'properties', 'disableKeyBasedMetadataWriteAccess') AS key_metadata_writes,
  json_text_or('', configuration, 'properties', 'keyVaultKeyUri') <> '' AS customer_key,
  json_get_str(configuration, 'properties', 'minimalTlsVersion') AS minimum_tls,
  json_get_bool(configuration, 'properties', 'enableAutomaticFailover') AS automatic_failover,
  json_get_str(configuration, 'properties', 'backupPolicy', 'type') AS backup
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.documentdb/databaseaccounts'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.documentdb/databaseaccounts
--   https://learn.microsoft.com/azure/cosmos-db/self-serve-minimum-tls-enforcement
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_bool_or(false, configuration, 'properties', 'isVirtualNetworkFilterEnabled')
    AND json_has(configuration, 'properties', 'virtualNetworkRules', 0)
    OR azure_addresses_filter(json_texts_at(json_array_or_empty(configuration, 'properties', 'ipRules'), 'ipAddressOrRange'))
    OR azure_addresses_filter(json_texts_or_empty(configuration, 'properties', 'ipRangeFilter')) AS filtered,
  NOT json_bool_or(false, configuration, 'properties', 'disableLocalAuth') AS local_auth,
  NOT json_bool_or(false, configuration, 'properties', 'disableKeyBasedMetadataWriteAccess') AS key_metadata_writes,
  json_text_or('', configuration, 'properties', 'keyVaultKeyUri') <> '' AS customer_key,
  CASE WHEN configuration ->> 'apiVersion' >= '2022-11-15'
      THEN json_text_or('Tls12', configuration, 'properties', 'minimalTlsVersion')
    ELSE json_get_str(configuration, 'properties', 'minimalTlsVersion') END AS minimum_tls,
  json_bool_or(false, configuration, 'properties', 'enableAutomaticFailover') AS automatic_failover,
  json_text_or('Periodic', configuration, 'properties', 'backupPolicy', 'type') AS backup
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.documentdb/databaseaccounts'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  json_bool_or(false, configuration, 'is_virtual_network_filter_enabled') AND json_has(configuration, 'virtual_network_rule', 0)
    OR azure_addresses_filter(json_texts_or_empty(configuration, 'ip_range_filter')) AS filtered,
  CASE WHEN NOT json_has(configuration, 'local_authentication_disabled')
      THEN json_bool_or(true, configuration, 'local_authentication_enabled')
    ELSE NOT json_get_bool(configuration, 'local_authentication_disabled') END AS local_auth,
  json_bool_or(true, configuration, 'access_key_metadata_writes_enabled') AS key_metadata_writes,
  json_text_or('', configuration, 'key_vault_key_id') <> '' AS customer_key,
  json_text_or('Tls12', configuration, 'minimal_tls_version') AS minimum_tls,
  CASE WHEN NOT json_has(configuration, 'automatic_failover_enabled')
      THEN json_bool_or(false, configuration, 'enable_automatic_failover')
    ELSE json_get_bool(configuration, 'automatic_failover_enabled') END AS automatic_failover,
  json_text_or('Periodic', configuration, 'backup', 0, 'type') AS backup
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_cosmosdb_account'
