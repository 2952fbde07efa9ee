/*
Who reaches Redis: caches, the enterprise tiers and Managed Redis.
  public_network_access  Enabled, Disabled; NULL: not said
https://learn.microsoft.com/azure/templates/microsoft.cache/redisenterprise
*/
CREATE VIEW azure_redis_network AS
SELECT resource_uid, name, public_network_access FROM azure_redis_cache
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.cache/redisenterprise'
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_redis
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('Enabled', configuration, 'public_network_access') AS public_network_access
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_managed_redis'
