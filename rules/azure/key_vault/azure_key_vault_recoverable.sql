/*
id: azure_key_vault_recoverable
title: Key vault is not recoverable
severity: medium
description: Both soft delete and purge protection are needed to be sure of getting keys back.
remediation:
  console: 'Key vault > Properties: enable recovery and purge protection.'
  cli: az keyvault update --name <vault> --enable-soft-delete true --enable-purge-protection true
  terraform: Set purge_protection_enabled = true.
attack: [T1485]
frameworks:
  cis_azure_6.0: ["8.3.5"]
  hipaa: ["164_308_a_7_i", "164_308_a_7_ii_a", "164_308_a_7_ii_b", "164_308_a_7_ii_c", "164_312_a_2_ii", "164_312_c_1"]
  soc2: ["pi_1_5"]
mapped_from: [prowler keyvault_recoverable]
references:
  - https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview
*/
SELECT resource_uid, name, soft_delete, purge_protection
FROM azure_key_vault
WHERE NOT (soft_delete AND purge_protection)
