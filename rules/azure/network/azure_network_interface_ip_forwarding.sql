/*
id: azure_network_interface_ip_forwarding
title: Network interface forwards packets of others
severity: medium
description: A machine that forwards can stand in the middle of traffic; only routers and firewalls need it.
remediation:
  console: 'Network interface > IP configurations: disable IP forwarding.'
  cli: az network nic update --name <nic> --resource-group <group> --ip-forwarding false
  terraform: Set ip_forwarding_enabled = false.
attack: [T1557]
references:
  - https://learn.microsoft.com/azure/virtual-network/virtual-network-network-interface#enable-or-disable-ip-forwarding
*/
SELECT resource_uid, name, ip_forwarding
FROM azure_network_interface
WHERE ip_forwarding
