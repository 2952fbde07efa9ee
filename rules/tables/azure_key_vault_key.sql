/*
Keys of key vaults and managed HSMs.
  expires   the key has an expiration date, or a policy that sets one (absent means none)
  key_type  RSA, EC, RSA-HSM, EC-HSM, oct-HSM
  rotates   a policy rotates the key (absent means none)
*/
CREATE VIEW azure_key_vault_key AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/keys
SELECT resource_uid, configuration ->> 'name' AS name,
  json_has(configuration, 'properties', 'attributes', 'exp')
    OR json_has(configuration, 'properties', 'rotationPolicy', 'attributes', 'expiryTime') AS expires,
  json_get_str(configuration, 'properties', 'kty') AS key_type,
  any_match(json_array_or_empty(configuration, 'properties', 'rotationPolicy', 'lifetimeActions'), lambda a :
    lower(json_get_str(a, 'action', 'type')) = 'rotate') AS rotates
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.keyvault/vaults/keys'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_has(configuration, 'expiration_date') OR json_has(configuration, 'rotation_policy', 0, 'expire_after') AS expires,
  json_get_str(configuration, 'key_type') AS key_type,
  -- The rotation of an HSM's key is a resource of its own, azurerm_key_vault_managed_hardware_security_module_key_rotation_policy
  CASE WHEN resource_type = 'azurerm_key_vault_key' THEN json_has(configuration, 'rotation_policy', 0, 'automatic', 0) END AS rotates
FROM changes
WHERE shape = 'terraform' AND resource_type IN ('azurerm_key_vault_key',
    'azurerm_key_vault_managed_hardware_security_module_key')
