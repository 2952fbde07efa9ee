/*
Whether Redis takes access keys: caches, and databases of the enterprise tiers and of Managed Redis.
  access_keys  access keys are taken; NULL: not said
https://learn.microsoft.com/azure/templates/microsoft.cache/redis
https://learn.microsoft.com/azure/templates/microsoft.cache/redisenterprise/databases
*/
CREATE VIEW azure_redis_access_key AS
SELECT resource_uid, name, access_keys FROM azure_redis_cache
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  is_enabled(json_get_str(configuration, 'properties', 'accessKeysAuthentication')) AS access_keys
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.cache/redisenterprise/databases'
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_redis
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'default_database', 0, 'access_keys_authentication_enabled') AS access_keys
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_managed_redis'
