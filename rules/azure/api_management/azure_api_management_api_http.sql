/*
id: azure_api_management_api_http
title: API answers over plain HTTP
severity: medium
description: 'Subscription keys, tokens and data travel in clear: whoever sits on the way reads and changes them.'
remediation:
  console: 'API Management > APIs > API > Settings: URL scheme HTTPS.'
  cli: az apim api update --resource-group <group> --service-name <service> --api-id <api> --protocols https
  terraform: 'Set protocols = ["https"] in azurerm_api_management_api.'
attack: [T1040]
references:
  - https://learn.microsoft.com/azure/api-management/add-api-manually
*/
SELECT resource_uid, name, protocols
FROM azure_api_management_api
WHERE any_match(protocols, lambda p : p IN ('http', 'ws'))
