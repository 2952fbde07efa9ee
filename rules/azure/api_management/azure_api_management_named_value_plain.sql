/*
id: azure_api_management_named_value_plain
title: Named value of API Management is not a secret
severity: medium
description: Everybody who may read the service reads the value. Named values hold keys and passwords that policies use.
remediation:
  console: 'API Management > Named values > value: type Secret or Key vault.'
  cli: az apim nv update --resource-group <group> --service-name <service> --named-value-id <value> --secret true
  terraform: Set secret = true in azurerm_api_management_named_value.
attack: [T1552]
references:
  - https://learn.microsoft.com/azure/api-management/api-management-howto-properties
*/
SELECT resource_uid, name, secret
FROM azure_api_management_named_value
WHERE NOT secret AND NOT key_vault
