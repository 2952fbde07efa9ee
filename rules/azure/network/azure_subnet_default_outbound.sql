/*
id: azure_subnet_default_outbound
title: Machines of a subnet reach the internet by default
severity: low
description: >-
  Machines without a public address or a gateway still get out through an address that nobody chose, logs or can filter: data
  and commands pass unseen.
remediation:
  console: 'Virtual network > Subnets > subnet: Enable private subnet.'
  cli: az network vnet subnet update --resource-group <group> --vnet-name <network> --name <subnet> --default-outbound false
  terraform: Set default_outbound_access_enabled = false in azurerm_subnet.
attack: [T1041]
references:
  - https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access
*/
SELECT resource_uid, name, subnets
FROM azure_subnet
WHERE any_match(subnets, lambda s : s['outbound'])
