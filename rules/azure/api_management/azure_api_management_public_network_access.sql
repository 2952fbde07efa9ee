/*
id: azure_api_management_public_network_access
title: API Management has a public network endpoint
severity: medium
description: What only private networks need should not have an address on the internet at all.
remediation:
  console: 'API Management > Network > Inbound private endpoint connections: disable public access.'
  cli: az apim update --resource-group <group> --name <service> --public-network-access false
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/api-management/private-endpoint
*/
SELECT resource_uid, name, public_network_access
FROM azure_api_management
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
