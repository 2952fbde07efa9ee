/*
id: azure_defender_plan_off
title: A plan of Defender for Cloud is off
severity: medium
description: Attacks on what the plan covers (servers, storage, databases, vaults, containers and so on) are not noticed.
remediation:
  console: 'Defender for Cloud > Environment settings > subscription > Defender plans: On.'
  cli: az security pricing create --name <plan> --tier Standard
  terraform: Set tier = "Standard".
attack: [T1562]
mapped_from: [prowler defender_ensure_defender_for_server_is_on]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/connect-azure-subscription
*/
SELECT resource_uid, name, tier
FROM azure_defender_plan
WHERE lower(tier) = 'free'
