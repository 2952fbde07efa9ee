/*
id: azure_defender_open_databases_off
title: Defender for open-source databases is off
severity: medium
description: Attacks on what the plan OpenSourceRelationalDatabases covers are not noticed.
family: [azure_defender_plan_off]
remediation:
  console: 'Defender for Cloud > Environment settings > subscription > Defender plans: On.'
  cli: az security pricing create --name OpenSourceRelationalDatabases --tier Standard
  terraform: Set resource_type = "OpenSourceRelationalDatabases" and tier = "Standard".
attack: [T1562]
mapped_from: [prowler defender_ensure_defender_for_os_relational_databases_is_on]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/connect-azure-subscription
*/
SELECT resource_uid, name, plan, tier
FROM (SELECT * FROM azure_defender_plan WHERE (lower(plan) = 'opensourcerelationaldatabases') IS NOT FALSE)
WHERE lower(tier) = 'free'
