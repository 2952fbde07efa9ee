/*
id: azure_subnet_without_network_security_group
title: Subnet is not filtered by a network security group
severity: medium
description: >-
  Every machine in the subnet is reachable on every port from the whole virtual network and, with a public address, from the
  internet as far as its own rules allow.
remediation:
  console: 'Virtual network > Subnets > subnet: choose a network security group.'
  cli: az network vnet subnet update --vnet-name <vnet> --resource-group <group> --name <subnet> --network-security-group <nsg>
  terraform: Add an azurerm_subnet_network_security_group_association.
attack: [T1021]
mapped_from: [prowler network_subnet_nsg_associated]
references:
  - https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
*/
SELECT resource_uid, name, subnets
FROM azure_subnet
WHERE any_match(subnets, lambda s : s['group'] = '')
