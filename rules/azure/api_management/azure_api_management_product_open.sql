/*
id: azure_api_management_product_open
title: Product of API Management needs no subscription
severity: medium
description: >-
  Everybody may call the product's APIs, and nobody can tell callers apart, limit or stop one of them.
remediation:
  console: 'API Management > Products > product > Settings: Requires subscription.'
  cli: >-
    az apim product update --resource-group <group> --service-name <service> --product-id <product> --subscription-required true
  terraform: Set subscription_required = true in azurerm_api_management_product.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/api-management/api-management-howto-add-products
*/
SELECT resource_uid, name, subscription_required
FROM azure_api_management_product
WHERE NOT subscription_required
