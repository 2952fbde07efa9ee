/*
Direct management API of API Management, which bypasses Azure Resource Manager: the setting by itself, and in plans the service.
  enabled  it answers
https://learn.microsoft.com/azure/templates/microsoft.apimanagement/service/tenant
*/
CREATE VIEW azure_api_management_direct_access AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'enabled') AS enabled
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.apimanagement/service/tenant'
UNION ALL BY NAME
SELECT resource_uid, name, direct_management AS enabled FROM azure_api_management WHERE direct_management IS NOT NULL
