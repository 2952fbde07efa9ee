/*
Access policies of key vaults: of a vault itself, or by themselves.
  permissions  list of what some policy gives, in lower case: all, purge, get, list, …
https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults
https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/accesspolicies
*/
CREATE VIEW azure_key_vault_access_policy AS
SELECT resource_uid, configuration ->> 'name' AS name,
  array_transform(
    flatten(array_transform(json_array_or_empty(configuration, 'properties', 'accessPolicies'), lambda p : array_concat(
      texts_of_both(json_texts_or_empty(p, 'permissions', 'keys'), json_texts_or_empty(p, 'permissions', 'secrets')),
      texts_of_both(json_texts_or_empty(p, 'permissions', 'certificates'), json_texts_or_empty(p, 'permissions', 'storage'))))),
    lambda p : lower(p)) AS permissions
FROM changes
WHERE shape IN ('azure', 'arm')
  AND resource_type IN ('microsoft.keyvault/vaults', 'microsoft.keyvault/vaults/accesspolicies')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  array_transform(
    flatten(array_transform(json_array_or_empty(configuration, 'access_policy'), lambda p : array_concat(
      texts_of_both(json_texts_or_empty(p, 'key_permissions'), json_texts_or_empty(p, 'secret_permissions')),
      texts_of_both(json_texts_or_empty(p, 'certificate_permissions'), json_texts_or_empty(p, 'storage_permissions'))))),
    lambda p : lower(p)) AS permissions
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_key_vault'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'key_vault_id' AS name,
  array_transform(
    array_concat(
      texts_of_both(json_texts_or_empty(configuration, 'key_permissions'), json_texts_or_empty(configuration, 'secret_permissions')),
      texts_of_both(
        json_texts_or_empty(configuration, 'certificate_permissions'), json_texts_or_empty(configuration, 'storage_permissions'))),
    lambda p : lower(p)) AS permissions
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_key_vault_access_policy'
