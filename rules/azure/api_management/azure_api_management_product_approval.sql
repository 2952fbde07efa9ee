/*
id: azure_api_management_product_approval
title: Product of API Management gives keys without approval
severity: low
description: Whoever finds the developer portal gets a key at once.
remediation:
  console: 'API Management > Products > product > Settings: Requires approval.'
  cli: az apim product update --resource-group <group> --service-name <service> --product-id <product> --approval-required true
  terraform: Set approval_required = true in azurerm_api_management_product.
references:
  - https://learn.microsoft.com/azure/api-management/api-management-howto-add-products
*/
SELECT resource_uid, name, subscription_required, approval_required
FROM azure_api_management_product
WHERE subscription_required AND NOT approval_required
