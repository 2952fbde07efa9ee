/*
Clusters of Service Fabric.
  protection  ClusterProtectionLevel: None, Sign, EncryptAndSign; the empty text: not set
  entra       clients sign in by Entra ID (absent means false)
*/
CREATE VIEW azure_service_fabric_cluster AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.servicefabric/clusters
SELECT resource_uid, configuration ->> 'name' AS name,
  fabric_protection(array_transform(
    array_filter(json_array_or_empty(configuration, 'properties', 'fabricSettings'), lambda s :
      (lower(json_get_str(s, 'name')) = 'security') IS NOT FALSE),
    lambda s : CASE WHEN json_has(s, 'name') THEN fabric_protection(array_transform(
      array_filter(json_array_or_empty(s, 'parameters'), lambda p : (lower(json_get_str(p, 'name')) = 'clusterprotectionlevel') IS NOT FALSE),
      lambda p : CASE WHEN json_has(p, 'name') THEN json_get_str(p, 'value') END)) END)) AS protection,
  json_text_or('', configuration, 'properties', 'azureActiveDirectory', 'tenantId') <> '' AS entra
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.servicefabric/clusters'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  fabric_protection(array_transform(
    array_filter(json_array_or_empty(configuration, 'fabric_settings'), lambda s : (json_get_str(s, 'name') = 'Security') IS NOT FALSE),
    lambda s : CASE WHEN json_has(s, 'name') THEN json_text_or('', s, 'parameters', 'ClusterProtectionLevel') END)) AS protection,
  json_has(configuration, 'azure_active_directory', 0) AS entra
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_service_fabric_cluster'
