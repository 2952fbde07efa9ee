/*
id: azure_app_service_virtual_network
title: Web app is not joined to a virtual network
severity: low
description: Its calls to databases and vaults go over public addresses, which therefore have to stay open.
remediation:
  console: App Service > Networking > Virtual network integration.
  cli: az webapp vnet-integration add --resource-group <group> --name <app> --vnet <vnet> --subnet <subnet>
  terraform: Set virtual_network_subnet_id.
mapped_from: [prowler app_function_vnet_integration_enabled]
references:
  - https://learn.microsoft.com/azure/app-service/overview-vnet-integration
*/
SELECT resource_uid, name, subnet
FROM azure_app_service
WHERE subnet = ''
