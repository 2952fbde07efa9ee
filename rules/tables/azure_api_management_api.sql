/*
APIs of API Management.
  protocols  list of how the gateway answers: http, https, ws, wss (default: https)
https://learn.microsoft.com/azure/templates/microsoft.apimanagement/service/apis
*/
CREATE VIEW azure_api_management_api AS
SELECT resource_uid, configuration ->> 'name' AS name,
  array_transform(json_texts_or_empty(configuration, 'properties', 'protocols'), lambda p : lower(p)) AS protocols
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.apimanagement/service/apis'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  array_transform(json_texts_or_empty(configuration, 'protocols'), lambda p : lower(p)) AS protocols
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_api_management_api'
