/*
Whether Redis answers without TLS: caches, and databases of the enterprise tiers and of Managed Redis.
  plain_port  clients without TLS are answered (absent means false)
*/
CREATE VIEW azure_redis_port AS
SELECT resource_uid, name, plain_port FROM azure_redis_cache
UNION ALL BY NAME
-- Default: https://learn.microsoft.com/azure/templates/microsoft.cache/redisenterprise/databases
SELECT resource_uid, configuration ->> 'name' AS name,
  lower(json_text_or('Encrypted', configuration, 'properties', 'clientProtocol')) = 'plaintext' AS plain_port
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.cache/redisenterprise/databases'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  lower(json_text_or('Encrypted', configuration, 'client_protocol')) = 'plaintext' AS plain_port
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_redis_enterprise_database'
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_redis
SELECT resource_uid, configuration ->> 'name' AS name,
  lower(json_text_or('Encrypted', configuration, 'default_database', 0, 'client_protocol')) = 'plaintext' AS plain_port
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_managed_redis'
