/*
id: azure_defender_posture_off
title: Defender for posture management (CSPM) is off
severity: medium
description: Attacks on what the plan CloudPosture covers are not noticed.
family: [azure_defender_plan_off]
remediation:
  console: 'Defender for Cloud > Environment settings > subscription > Defender plans: On.'
  cli: az security pricing create --name CloudPosture --tier Standard
  terraform: Set resource_type = "CloudPosture" and tier = "Standard".
attack: [T1562]
mapped_from: [prowler defender_ensure_defender_cspm_is_on]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/connect-azure-subscription
*/
SELECT resource_uid, name, plan, tier
FROM (SELECT * FROM azure_defender_plan WHERE (lower(plan) = 'cloudposture') IS NOT FALSE)
WHERE lower(tier) = 'free'
