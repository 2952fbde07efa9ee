/*
id: azure_api_management_product_sample
title: API Management keeps a sample product
severity: low
description: >-
  The products Starter and Unlimited are made with the service: Unlimited lets its subscribers call without any limit.
remediation:
  console: 'API Management > Products: delete Starter and Unlimited.'
  cli: >-
    az apim product delete --resource-group <group> --service-name <service> --product-id unlimited --delete-subscriptions true
  terraform: Remove the azurerm_api_management_product.
references:
  - https://learn.microsoft.com/azure/api-management/api-management-howto-add-products
*/
SELECT resource_uid, name, identifier
FROM azure_api_management_product
WHERE identifier IN ('starter', 'unlimited')
