/*
id: azure_network_interface_public_address
title: Network interface has a public address
severity: medium
description: The machine can be reached from the internet directly, past load balancer, gateway and Bastion.
remediation:
  console: 'Network interface > IP configurations: dissociate the public IP address.'
  cli: az network nic ip-config update --nic-name <nic> --resource-group <group> --name <config> --remove publicIPAddress
  terraform: Remove public_ip_address_id from ip_configuration.
attack: [T1133]
references:
  - https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses
*/
SELECT resource_uid, name, public_address
FROM azure_network_interface
WHERE public_address
