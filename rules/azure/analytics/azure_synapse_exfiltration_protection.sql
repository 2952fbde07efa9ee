/*
id: azure_synapse_exfiltration_protection
title: Synapse workspace lets data out to every tenant
severity: medium
description: Whoever may run a pipeline copies all data to an account of their own. It is chosen at creation.
remediation:
  console: Create the workspace with Allow outbound data traffic only to approved targets.
  cli: az synapse workspace create --name <workspace> --enable-managed-virtual-network true --prevent-data-exfiltration true
  terraform: Set data_exfiltration_protection_enabled = true.
attack: [T1537, T1567]
references:
  - https://learn.microsoft.com/azure/synapse-analytics/security/workspace-data-exfiltration-protection
*/
SELECT resource_uid, name, exfiltration_protection
FROM azure_synapse_workspace
WHERE NOT exfiltration_protection
