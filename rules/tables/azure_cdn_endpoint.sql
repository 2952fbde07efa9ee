/*
Endpoints of CDN profiles.
  http   plain HTTP is answered (default: true)
  https  HTTPS is answered (default: true)
*/
CREATE VIEW azure_cdn_endpoint AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'properties', 'isHttpAllowed') AS http,
  json_get_bool(configuration, 'properties', 'isHttpsAllowed') AS https
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.cdn/profiles/endpoints'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.cdn/profiles/endpoints
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(true, configuration, 'properties', 'isHttpAllowed') AS http,
  json_bool_or(true, configuration, 'properties', 'isHttpsAllowed') AS https
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.cdn/profiles/endpoints'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(true, configuration, 'is_http_allowed') AS http,
  json_bool_or(true, configuration, 'is_https_allowed') AS https
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_cdn_endpoint'
