/*
id: azure_virtual_network_ddos_protection
title: Virtual network has no DDoS protection plan
severity: low
description: >-
  The protection of the platform is tuned for Azure as a whole; a plan learns the traffic of this network and alarms on attacks.
remediation:
  console: 'Virtual network > DDoS protection: Enable and choose a plan.'
  cli: az network vnet update --name <vnet> --resource-group <group> --ddos-protection true --ddos-protection-plan <plan>
  terraform: Add ddos_protection_plan { id = …, enable = true }.
attack: [T1498]
mapped_from: [prowler network_vnet_ddos_protection_enabled]
references:
  - https://learn.microsoft.com/azure/ddos-protection/ddos-protection-overview
*/
SELECT resource_uid, name, ddos_protection
FROM azure_virtual_network
WHERE NOT ddos_protection
