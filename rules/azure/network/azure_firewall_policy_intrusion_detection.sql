/*
id: azure_firewall_policy_intrusion_detection
title: Firewall policy does not stop intrusions
severity: medium
description: The premium firewall recognises exploits in the traffic; in mode Alert or Off it lets them pass.
remediation:
  console: 'Firewall policy > IDPS: Alert and deny.'
  cli: az network firewall policy update --name <policy> --resource-group <group> --idps-mode Deny
  terraform: Add intrusion_detection { mode = "Deny" }.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/firewall/premium-features#idps
*/
SELECT resource_uid, name, intrusion_detection
FROM azure_firewall_policy
WHERE lower(intrusion_detection) <> 'deny'
