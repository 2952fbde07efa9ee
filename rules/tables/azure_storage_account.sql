/*
Storage accounts. In a template an absent property has the documented default; a live record that lacks one did not collect
it.
  blob_public_access         containers may be opened to anonymous readers (template default: true before API version
                             2023-01-01, false since)
  https_only                 plain HTTP is refused (template default: true since API version 2019-04-01)
  minimum_tls                lowest TLS version: TLS1_0, TLS1_1, TLS1_2, TLS1_3 (absent means TLS1_0)
  public_network_access      Enabled, Disabled, SecuredByPerimeter (template default: Enabled)
  closed                 nobody reaches it from the internet, whatever its firewall says; absent means false
  default_action             what the firewall does with traffic that no rule names: Allow, Deny (default: Allow)
  addresses                  list of addresses and ranges that its firewall lets in (absent means none)
  bypass                     list of Microsoft services that pass the firewall: AzureServices, Logging, Metrics, None (default:
                             AzureServices)
  shared_key_access          account keys and SAS tokens are accepted (absent means true)
  cross_tenant_replication   objects may be replicated to accounts of other tenants (template default: true from API version
                             2021-04-01 on, false since 2023-01-01)
  infrastructure_encryption  data is encrypted twice (absent means false)
  key_source                 where the encryption key is kept: Microsoft.Storage, Microsoft.Keyvault (template default:
                             Microsoft.Storage)
  local_users                SFTP and NFS users with their own passwords are allowed
  replication                replication and tier, such as Standard_LRS, Standard_GZRS
  entra_by_default           the portal signs in to data by Entra ID unless told otherwise (absent means false)
  sas_period                 longest life of SAS tokens that is meant, as 1.12:00:00; the empty text: none (absent means none)
*/
CREATE VIEW azure_storage_account AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'properties', 'allowBlobPublicAccess') AS blob_public_access,
  json_get_bool(configuration, 'properties', 'supportsHttpsTrafficOnly') AS https_only,
  json_text_or('TLS1_0', configuration, 'properties', 'minimumTlsVersion') AS minimum_tls,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  lower(json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess')) IN ('disabled', 'securedbyperimeter') AS closed,
  json_get_str(configuration, 'properties', 'networkAcls', 'defaultAction') AS default_action,
  json_texts_at(json_array_or_empty(configuration, 'properties', 'networkAcls', 'ipRules'), 'value') AS addresses,
  string_to_array(
    regexp_replace(json_get_str(configuration, 'properties', 'networkAcls', 'bypass'), '\s', '', 'g'), ',') AS bypass,
  json_bool_or(true, configuration, 'properties', 'allowSharedKeyAccess') AS shared_key_access,
  json_get_bool(configuration, 'properties', 'allowCrossTenantReplication') AS cross_tenant_replication,
  json_bool_or(false, configuration, 'properties', 'encryption', 'requireInfrastructureEncryption') AS infrastructure_encryption,
  json_get_str(configuration, 'properties', 'encryption', 'keySource') AS key_source,
  json_get_bool(configuration, 'properties', 'isLocalUserEnabled') AS local_users,
  json_get_str(configuration, 'sku', 'name') AS replication,
  json_bool_or(false, configuration, 'properties', 'defaultToOAuthAuthentication') AS entra_by_default,
  json_text_or('', configuration, 'properties', 'sasPolicy', 'sasExpirationPeriod') AS sas_period
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.storage/storageaccounts'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts
--   https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN configuration ->> 'apiVersion' < '2023-01-01'
      THEN json_bool_or(true, configuration, 'properties', 'allowBlobPublicAccess')
    WHEN configuration ->> 'apiVersion' >= '2023-01-01' THEN json_bool_or(false, configuration, 'properties', 'allowBlobPublicAccess')
    ELSE json_get_bool(configuration, 'properties', 'allowBlobPublicAccess') END AS blob_public_access,
  CASE WHEN configuration ->> 'apiVersion' < '2019-04-01'
      THEN json_bool_or(false, configuration, 'properties', 'supportsHttpsTrafficOnly')
    WHEN configuration ->> 'apiVersion' >= '2019-04-01' THEN json_bool_or(true, configuration, 'properties', 'supportsHttpsTrafficOnly')
    ELSE json_get_bool(configuration, 'properties', 'supportsHttpsTrafficOnly') END AS https_only,
  json_text_or('TLS1_0', configuration, 'properties', 'minimumTlsVersion') AS minimum_tls,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  lower(json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess')) IN ('disabled', 'securedbyperimeter') AS closed,
  json_text_or('Allow', configuration, 'properties', 'networkAcls', 'defaultAction') AS default_action,
  json_texts_at(json_array_or_empty(configuration, 'properties', 'networkAcls', 'ipRules'), 'value') AS addresses,
  string_to_array(
    regexp_replace(json_text_or('AzureServices', configuration, 'properties', 'networkAcls', 'bypass'), '\s', '', 'g'),
    ',') AS bypass,
  json_bool_or(true, configuration, 'properties', 'allowSharedKeyAccess') AS shared_key_access,
  CASE WHEN configuration ->> 'apiVersion' >= '2023-01-01'
      THEN json_bool_or(false, configuration, 'properties', 'allowCrossTenantReplication')
    WHEN configuration ->> 'apiVersion' >= '2021-04-01'
      THEN json_bool_or(true, configuration, 'properties', 'allowCrossTenantReplication')
    ELSE json_get_bool(configuration, 'properties', 'allowCrossTenantReplication') END AS cross_tenant_replication,
  json_bool_or(false, configuration, 'properties', 'encryption', 'requireInfrastructureEncryption') AS infrastructure_encryption,
  json_text_or('Microsoft.Storage', configuration, 'properties', 'encryption', 'keySource') AS key_source,
  json_get_bool(configuration, 'properties', 'isLocalUserEnabled') AS local_users,
  json_get_str(configuration, 'sku', 'name') AS replication,
  json_bool_or(false, configuration, 'properties', 'defaultToOAuthAuthentication') AS entra_by_default,
  json_text_or('', configuration, 'properties', 'sasPolicy', 'sasExpirationPeriod') AS sas_period
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.storage/storageaccounts'
UNION ALL BY NAME
-- Defaults that every major of the provider shares; that of allow_nested_items_to_be_public changed with 5, and of
-- cross_tenant_replication_enabled with 4: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN NOT json_has(configuration, 'allow_nested_items_to_be_public')
      THEN json_get_bool(configuration, 'allow_blob_public_access')
    ELSE json_get_bool(configuration, 'allow_nested_items_to_be_public') END AS blob_public_access,
  CASE
    WHEN NOT json_has(configuration, 'https_traffic_only_enabled')
      THEN json_bool_or(true, configuration, 'enable_https_traffic_only')
    ELSE json_get_bool(configuration, 'https_traffic_only_enabled') END AS https_only,
  json_text_or('TLS1_2', configuration, 'min_tls_version') AS minimum_tls,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  lower(enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled'))) IN ('disabled', 'securedbyperimeter') AS closed,
  json_text_or('Allow', configuration, 'network_rules', 0, 'default_action') AS default_action,
  json_texts_or_empty(configuration, 'network_rules', 0, 'ip_rules') AS addresses,
  json_texts(configuration, 'network_rules', 0, 'bypass') AS bypass,
  json_bool_or(true, configuration, 'shared_access_key_enabled') AS shared_key_access,
  json_get_bool(configuration, 'cross_tenant_replication_enabled') AS cross_tenant_replication,
  json_bool_or(false, configuration, 'infrastructure_encryption_enabled') AS infrastructure_encryption,
  CASE json_has(configuration, 'customer_managed_key', 0) WHEN true THEN 'Microsoft.Keyvault'
    WHEN false THEN 'Microsoft.Storage' END AS key_source,
  json_bool_or(true, configuration, 'local_user_enabled') AS local_users,
  json_get_str(configuration, 'account_tier') || '_' || json_get_str(configuration, 'account_replication_type') AS replication,
  json_bool_or(false, configuration, 'default_to_oauth_authentication') AS entra_by_default,
  json_text_or('', configuration, 'sas_policy', 0, 'expiration_period') AS sas_period
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_storage_account'
