/*
Azure Cache for Redis. Its enterprise tiers and Managed Redis are in azure_redis_tls and azure_redis_port.
  plain_port             the port without TLS answers (absent means false)
  minimum_tls            lowest TLS version: 1.0, 1.1, 1.2
  public_network_access  Enabled, Disabled (template default: Enabled)
  sku                    Basic, Standard, Premium
  entra                  sign-in by Entra ID is taken (absent means false)
  access_keys            access keys are taken (absent means true)
  version                version of Redis
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/redis_cache
*/
CREATE VIEW azure_redis_cache AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'enableNonSslPort') AS plain_port,
  json_version_or(NULL, configuration -> 'properties', 'minimumTlsVersion') AS minimum_tls,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_bool_or(false, configuration, 'properties', 'redisConfiguration', 'aad-enabled') AS entra,
  NOT json_bool_or(false, configuration, 'properties', 'disableAccessKeyAuthentication') AS access_keys,
  json_as_text(configuration, 'properties', 'redisVersion') AS version,
  json_get_str(configuration, 'properties', 'sku', 'name') AS sku
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.cache/redis'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.cache/redis
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'enableNonSslPort') AS plain_port,
  json_version_or(NULL, configuration -> 'properties', 'minimumTlsVersion') AS minimum_tls,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_bool_or(false, configuration, 'properties', 'redisConfiguration', 'aad-enabled') AS entra,
  NOT json_bool_or(false, configuration, 'properties', 'disableAccessKeyAuthentication') AS access_keys,
  json_as_text(configuration, 'properties', 'redisVersion') AS version,
  json_get_str(configuration, 'properties', 'sku', 'name') AS sku
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.cache/redis'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN NOT json_has(configuration, 'non_ssl_port_enabled') THEN json_bool_or(false, configuration, 'enable_non_ssl_port')
    ELSE json_get_bool(configuration, 'non_ssl_port_enabled') END AS plain_port,
  json_text_or('1.2', configuration, 'minimum_tls_version') AS minimum_tls,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  json_bool_or(false, configuration, 'redis_configuration', 0, 'active_directory_authentication_enabled') AS entra,
  json_bool_or(true, configuration, 'access_keys_authentication_enabled') AS access_keys,
  json_as_text(configuration, 'redis_version') AS version,
  json_get_str(configuration, 'sku_name') AS sku
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_redis_cache'
