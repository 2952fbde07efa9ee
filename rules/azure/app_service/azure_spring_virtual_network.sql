/*
id: azure_spring_virtual_network
title: Spring Apps service stands outside every virtual network
severity: medium
description: Its traffic crosses the internet and no security group filters it. It is chosen at creation.
remediation:
  console: Create the service with your own virtual network.
  cli: >-
    az spring create --name <name> --resource-group <group> --vnet <vnet> --service-runtime-subnet <subnet> --app-subnet
    <subnet>
  terraform: Add network { service_runtime_subnet_id = … }.
references:
  - https://learn.microsoft.com/azure/spring-apps/basic-standard/how-to-deploy-in-azure-virtual-network
*/
SELECT resource_uid, name, own_network
FROM azure_spring_service
WHERE NOT own_network
