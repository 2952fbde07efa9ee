/*
id: azure_virtual_network_single_dns_server
title: Virtual network depends on one DNS server
severity: low
description: When that server fails, every machine of the network loses its names.
remediation:
  console: 'Virtual network > DNS servers: add a second server.'
  cli: az network vnet update --name <vnet> --resource-group <group> --dns-servers 10.0.0.4 10.0.0.5
  terraform: Give two addresses in dns_servers.
references:
  - https://learn.microsoft.com/azure/virtual-network/virtual-networks-name-resolution-for-vms-and-role-instances
*/
SELECT resource_uid, name, dns_servers
FROM azure_virtual_network
WHERE array_length(dns_servers) = 1
