/*
id: azure_defender_arm_off
title: Defender for Resource Manager is off
severity: medium
description: Attacks on what the plan Arm covers are not noticed.
family: [azure_defender_plan_off]
remediation:
  console: 'Defender for Cloud > Environment settings > subscription > Defender plans: On.'
  cli: az security pricing create --name Arm --tier Standard
  terraform: Set resource_type = "Arm" and tier = "Standard".
attack: [T1562]
mapped_from: [prowler defender_ensure_defender_for_arm_is_on]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/connect-azure-subscription
*/
SELECT resource_uid, name, plan, tier
FROM (SELECT * FROM azure_defender_plan WHERE (lower(plan) = 'arm') IS NOT FALSE)
WHERE lower(tier) = 'free'
