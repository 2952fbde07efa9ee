/*
id: azure_defender_key_vault_off
title: Defender for Key Vault is off
severity: medium
description: Attacks on what the plan KeyVaults covers are not noticed.
family: [azure_defender_plan_off]
remediation:
  console: 'Defender for Cloud > Environment settings > subscription > Defender plans: On.'
  cli: az security pricing create --name KeyVaults --tier Standard
  terraform: Set resource_type = "KeyVaults" and tier = "Standard".
attack: [T1562]
mapped_from: [prowler defender_ensure_defender_for_keyvault_is_on]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/connect-azure-subscription
*/
SELECT resource_uid, name, plan, tier
FROM (SELECT * FROM azure_defender_plan WHERE (lower(plan) = 'keyvaults') IS NOT FALSE)
WHERE lower(tier) = 'free'
