/*
id: azure_defender_dns_off
title: Defender for DNS is off
severity: medium
description: Attacks on what the plan Dns covers are not noticed.
family: [azure_defender_plan_off]
remediation:
  console: 'Defender for Cloud > Environment settings > subscription > Defender plans: On.'
  cli: az security pricing create --name Dns --tier Standard
  terraform: Set resource_type = "Dns" and tier = "Standard".
attack: [T1562]
mapped_from: [prowler defender_ensure_defender_for_dns_is_on]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/connect-azure-subscription
*/
SELECT resource_uid, name, plan, tier
FROM (SELECT * FROM azure_defender_plan WHERE (lower(plan) = 'dns') IS NOT FALSE)
WHERE lower(tier) = 'free'
