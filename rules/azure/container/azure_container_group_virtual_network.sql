/*
id: azure_container_group_virtual_network
title: Container group stands outside every virtual network
severity: medium
description: Its traffic crosses the internet and no security group filters it.
remediation:
  console: Create the group with networking type Private.
  cli: az container create --resource-group <group> --name <name> --vnet <vnet> --subnet <subnet>
  terraform: Set subnet_ids.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/container-instances/container-instances-virtual-network-concepts
*/
SELECT resource_uid, name, subnet
FROM azure_container_group
WHERE NOT subnet
