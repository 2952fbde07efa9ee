/*
Direct management API of API Management, which bypasses Azure Resource Manager: the setting by itself, and in plans the service.
  enabled  it answers
https://learn.microsoft.com/azure/templates/microsoft.apimanagement/service/tenant
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/api_management
*/
CREATE VIEW azure_api_management_direct_access AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'enabled') AS enabled
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.apimanagement/service/tenant'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, json_bool_or(false, configuration, 'tenant_access', 0, 'enabled') AS enabled
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_api_management'
