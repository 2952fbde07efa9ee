/*
Backends of API Management.
  url  where calls go
*/
CREATE VIEW azure_api_management_backend AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'url') AS url
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.apimanagement/service/backends'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'url') AS url
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_api_management_backend'
