/*
Lowest TLS version of Redis: caches, and clusters of the enterprise tiers and of Managed Redis.
  minimum_tls  lowest TLS version: 1.0, 1.1, 1.2; NULL: not said
*/
CREATE VIEW azure_redis_tls AS
SELECT resource_uid, name, minimum_tls FROM azure_redis_cache
UNION ALL BY NAME
-- https://learn.microsoft.com/azure/templates/microsoft.cache/redisenterprise
SELECT resource_uid, configuration ->> 'name' AS name,
  json_version_or(NULL, configuration -> 'properties', 'minimumTlsVersion') AS minimum_tls
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.cache/redisenterprise'
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/azurerm/4.0.0/docs/resources/redis_enterprise_cluster
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('1.2', configuration, 'minimum_tls_version') AS minimum_tls
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_redis_enterprise_cluster'
