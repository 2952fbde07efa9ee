/*
Policies of API Management, of all APIs, products, APIs and operations.
  policy    XML; NULL: not known, or a link to it
  global    it is the policy of all APIs, which has no other above it
https://learn.microsoft.com/azure/templates/microsoft.apimanagement/service/policies
https://learn.microsoft.com/azure/api-management/set-edit-policies
*/
CREATE VIEW azure_api_management_policy AS
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN json_text_or('xml', configuration, 'properties', 'format') NOT LIKE '%-link'
    THEN CASE WHEN NOT json_has(configuration, 'properties', 'value') THEN json_get_str(configuration, 'properties', 'policyContent')
      ELSE json_get_str(configuration, 'properties', 'value') END END AS policy,
  resource_type = 'microsoft.apimanagement/service/policies' AS global
FROM changes
WHERE shape IN ('azure', 'arm')
  AND resource_type IN ('microsoft.apimanagement/service/policies', 'microsoft.apimanagement/service/apis/policies',
    'microsoft.apimanagement/service/apis/operations/policies', 'microsoft.apimanagement/service/products/policies')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'id' AS name, json_get_str(configuration, 'xml_content') AS policy,
  resource_type = 'azurerm_api_management_policy' AS global
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_api_management_policy', 'azurerm_api_management_api_policy',
    'azurerm_api_management_api_operation_policy', 'azurerm_api_management_product_policy')
