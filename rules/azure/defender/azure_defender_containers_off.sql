/*
id: azure_defender_containers_off
title: Defender for containers is off
severity: medium
description: Attacks on what the plan Containers covers are not noticed.
family: [azure_defender_plan_off]
remediation:
  console: 'Defender for Cloud > Environment settings > subscription > Defender plans: On.'
  cli: az security pricing create --name Containers --tier Standard
  terraform: Set resource_type = "Containers" and tier = "Standard".
attack: [T1562]
mapped_from: [prowler defender_ensure_defender_for_containers_is_on]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/connect-azure-subscription
*/
SELECT resource_uid, name, plan, tier
FROM (SELECT * FROM azure_defender_plan WHERE (lower(plan) = 'containers') IS NOT FALSE)
WHERE lower(tier) = 'free'
