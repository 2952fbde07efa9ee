/*
Container apps.
  plain_http  its ingress answers HTTP without redirecting (absent means false)
  external    its ingress can be reached from outside the environment (absent means false)
*/
CREATE VIEW azure_container_app AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.app/containerapps
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'configuration', 'ingress', 'allowInsecure') AS plain_http,
  json_bool_or(false, configuration, 'properties', 'configuration', 'ingress', 'external') AS external
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.app/containerapps'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'ingress', 0, 'allow_insecure_connections') AS plain_http,
  json_bool_or(false, configuration, 'ingress', 0, 'external_enabled') AS external
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_container_app'
