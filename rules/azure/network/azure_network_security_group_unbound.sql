/*
id: azure_network_security_group_unbound
title: Network security group is bound to nothing
severity: low
description: Its rules filter nothing. Who reads them takes machines for guarded that are not.
remediation:
  console: 'Network security group > Subnets, Network interfaces: associate it, or delete it.'
references:
  - https://learn.microsoft.com/azure/virtual-network/network-security-group-how-it-works
*/
SELECT resource_uid, name, bound
FROM azure_network_security_group_use
WHERE NOT bound
