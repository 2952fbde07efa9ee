/*
id: azure_firewall_threat_intelligence
title: Azure Firewall does not stop known bad hosts
severity: medium
description: In mode Alert or Off the firewall delivers traffic with addresses and names that Microsoft knows as malicious.
remediation:
  console: 'Firewall, or its firewall policy > Threat intelligence: Alert and deny.'
  cli: az network firewall update --name <firewall> --resource-group <group> --threat-intel-mode Deny
  terraform: Set threat_intel_mode = "Deny".
attack: [T1071, T1041]
references:
  - https://learn.microsoft.com/azure/firewall/threat-intel
*/
SELECT resource_uid, name, threat_intelligence
FROM azure_threat_intelligence
WHERE lower(threat_intelligence) <> 'deny'
