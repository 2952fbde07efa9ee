/*
id: azure_container_group_public_address
title: Container group has a public address
severity: medium
description: The containers can be reached from the internet directly.
remediation:
  console: Create the group with networking type Private.
  cli: az container create --resource-group <group> --name <name> --ip-address Private --vnet <vnet> --subnet <subnet>
  terraform: Set ip_address_type = "Private".
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/container-instances/container-instances-virtual-network-concepts
*/
SELECT resource_uid, name, address
FROM azure_container_group
WHERE lower(address) = 'public'
