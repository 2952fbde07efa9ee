/*
id: azure_api_management_virtual_network
title: API Management stands outside every virtual network
severity: low
description: Its calls to backends go over public addresses, which therefore have to stay open.
remediation:
  console: 'API Management > Network > Virtual network: External or Internal.'
  cli: az apim update --resource-group <group> --name <service> --virtual-network Internal
  terraform: Set virtual_network_type = "Internal".
references:
  - https://learn.microsoft.com/azure/api-management/virtual-network-concepts
*/
SELECT resource_uid, name, virtual_network
FROM azure_api_management
WHERE lower(virtual_network) = 'none'
