/*
id: azure_api_management_named_value_key_vault
title: Secret named value of API Management is not kept in a Key Vault
severity: low
description: In a Key Vault a secret is renewed and watched in one place; here it is a copy that nobody renews.
remediation:
  console: 'API Management > Named values > value: type Key vault.'
  terraform: Set value_from_key_vault in azurerm_api_management_named_value.
attack: [T1552]
references:
  - https://learn.microsoft.com/azure/api-management/api-management-howto-properties
*/
SELECT resource_uid, name, key_vault
FROM (SELECT * FROM azure_api_management_named_value WHERE secret IS NOT FALSE)
WHERE secret AND NOT key_vault
