/*
Clusters of Data Explorer.
  disk_encryption        disks are encrypted (absent means false)
  double_encryption      data is encrypted twice (absent means false)
  sku                    size; those that begin with Dev have no availability agreement
  identity               kind of managed identity: SystemAssigned, UserAssigned, both, None (absent means None)
  public_network_access  Enabled, Disabled (template default: Enabled)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kusto_cluster
*/
CREATE VIEW azure_data_explorer_cluster AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'enableDiskEncryption') AS disk_encryption,
  json_bool_or(false, configuration, 'properties', 'enableDoubleEncryption') AS double_encryption,
  json_get_str(configuration, 'sku', 'name') AS sku,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.kusto/clusters'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.kusto/clusters
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'enableDiskEncryption') AS disk_encryption,
  json_bool_or(false, configuration, 'properties', 'enableDoubleEncryption') AS double_encryption,
  json_get_str(configuration, 'sku', 'name') AS sku,
  json_text_or('None', configuration, 'identity', 'type') AS identity,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.kusto/clusters'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE
    WHEN NOT json_has(configuration, 'disk_encryption_enabled') THEN json_bool_or(false, configuration, 'enable_disk_encryption')
    ELSE json_get_bool(configuration, 'disk_encryption_enabled') END AS disk_encryption,
  CASE WHEN NOT json_has(configuration, 'double_encryption_enabled')
      THEN json_bool_or(false, configuration, 'enable_double_encryption')
    ELSE json_get_bool(configuration, 'double_encryption_enabled') END AS double_encryption,
  json_get_str(configuration, 'sku', 0, 'name') AS sku,
  json_text_or('None', configuration, 'identity', 0, 'type') AS identity,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_kusto_cluster'
