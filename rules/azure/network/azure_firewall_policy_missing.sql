/*
id: azure_firewall_policy_missing
title: Azure Firewall has no firewall policy
severity: low
description: Rules that stand in the firewall itself cannot be shared, inherited or inspected for intrusions.
remediation:
  console: 'Firewall Manager: create a policy and associate the firewall.'
  cli: az network firewall update --name <firewall> --resource-group <group> --firewall-policy <policy>
  terraform: Set firewall_policy_id.
references:
  - https://learn.microsoft.com/azure/firewall-manager/policy-overview
*/
SELECT resource_uid, name, policy
FROM azure_firewall
WHERE policy = ''
