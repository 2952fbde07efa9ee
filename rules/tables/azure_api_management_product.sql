/*
Products of API Management.
  identifier             its name in the service: starter and unlimited are the samples
  subscription_required  callers need a key (default: true)
  approval_required      somebody looks at who asks for a key (default: false)
https://learn.microsoft.com/azure/templates/microsoft.apimanagement/service/products
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/api_management_product
*/
CREATE VIEW azure_api_management_product AS
SELECT resource_uid, configuration ->> 'name' AS name,
  lower(regexp_replace(configuration ->> 'name', '^.*/', '')) AS identifier,
  json_bool_or(true, configuration, 'properties', 'subscriptionRequired') AS subscription_required,
  json_bool_or(false, configuration, 'properties', 'approvalRequired') AS approval_required
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.apimanagement/service/products'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'product_id' AS name,
  lower(configuration ->> 'product_id') AS identifier,
  json_bool_or(true, configuration, 'subscription_required') AS subscription_required,
  json_bool_or(false, configuration, 'approval_required') AS approval_required
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_api_management_product'
