/*
id: azure_scale_set_public_address
title: Machines of a scale set have public addresses
severity: medium
description: Each machine is on the internet by itself, past the load balancer and its firewall.
remediation:
  console: 'Scale set > Networking: put a load balancer in front, and remove the public addresses.'
  terraform: Remove public_ip_address from ip_configuration.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-networking
*/
SELECT resource_uid, name, public_address
FROM azure_scale_set_address
WHERE public_address
