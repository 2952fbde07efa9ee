/*
id: azure_defender_app_services_off
title: Defender for App Service is off
severity: medium
description: Attacks on what the plan AppServices covers are not noticed.
family: [azure_defender_plan_off]
remediation:
  console: 'Defender for Cloud > Environment settings > subscription > Defender plans: On.'
  cli: az security pricing create --name AppServices --tier Standard
  terraform: Set resource_type = "AppServices" and tier = "Standard".
attack: [T1562]
mapped_from: [prowler defender_ensure_defender_for_app_services_is_on]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/connect-azure-subscription
*/
SELECT resource_uid, name, plan, tier
FROM (SELECT * FROM azure_defender_plan WHERE (lower(plan) = 'appservices') IS NOT FALSE)
WHERE lower(tier) = 'free'
