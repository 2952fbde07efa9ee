/*
id: azure_virtual_network_foreign_dns
title: Virtual network asks public DNS servers
severity: low
description: Names that the machines look up leave the network, and whoever answers decides where they connect.
remediation:
  console: >-
    Virtual network > DNS servers: Azure's, or addresses of your own.
  terraform: Set dns_servers of azurerm_virtual_network to addresses of your own.
attack: [T1071.004]
references:
  - https://learn.microsoft.com/azure/virtual-network/virtual-networks-name-resolution-for-vms-and-role-instances
*/
SELECT resource_uid, name, dns_servers, address_space
FROM azure_virtual_network
-- 168.63.129.16 is Azure's own server.
WHERE any_match(dns_servers, lambda d : d <> '168.63.129.16' AND cidr_is_public(concat(d, '/32'))
  AND NOT any_match(address_space, lambda a : cidr_contains(a, d)))
