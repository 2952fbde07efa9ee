/*
Named values of API Management; values are never read.
  secret     it is hidden from those who may read the service (default: false)
  key_vault  it comes out of a Key Vault (absent means false)
https://learn.microsoft.com/azure/templates/microsoft.apimanagement/service/namedvalues
*/
CREATE VIEW azure_api_management_named_value AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'secret') AS secret,
  json_text_or('', configuration, 'properties', 'keyVault', 'secretIdentifier') <> '' AS key_vault
FROM changes
WHERE shape IN ('azure', 'arm')
  AND resource_type IN ('microsoft.apimanagement/service/namedvalues', 'microsoft.apimanagement/service/properties')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'secret') AS secret,
  json_has(configuration, 'value_from_key_vault', 0) AS key_vault
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_api_management_named_value'
