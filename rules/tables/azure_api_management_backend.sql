/*
Where API Management sends calls: backends, and APIs that name their backend's address themselves.
  url  where calls go; NULL: not said, or a backend of its own says it
*/
CREATE VIEW azure_api_management_backend AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'url') AS url
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.apimanagement/service/backends'
UNION ALL BY NAME
-- https://learn.microsoft.com/azure/templates/microsoft.apimanagement/service/apis
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'serviceUrl') AS url
FROM changes
WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.apimanagement/service/apis'
  AND json_has(configuration, 'properties', 'serviceUrl') IS NOT FALSE
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'url') AS url
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_api_management_backend'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'service_url') AS url
FROM changes
WHERE shape = 'terraform' AND resource_type = 'azurerm_api_management_api' AND json_has(configuration, 'service_url') IS NOT FALSE
