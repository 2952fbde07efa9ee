/*
id: azure_key_vault_purge_protection
title: Key vault can be emptied for good
severity: medium
description: >-
  Without purge protection an attacker, or a leaver with rights, deletes keys and then purges them: nothing encrypted with them
  can be read again.
remediation:
  console: 'Key vault > Properties: Enable purge protection.'
  cli: az keyvault update --name <vault> --enable-purge-protection true
  terraform: Set purge_protection_enabled = true.
attack: [T1485, T1490]
frameworks:
  cis_azure_6.0: ["8.3.5"]
  hipaa: ["164_308_a_7_i", "164_308_a_7_ii_a", "164_308_a_7_ii_b", "164_308_a_7_ii_c", "164_312_a_2_ii", "164_312_c_1"]
  soc2: ["pi_1_5"]
mapped_from: [prowler keyvault_recoverable]
references:
  - https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview#purge-protection
*/
SELECT resource_uid, name, purge_protection
FROM azure_key_vault
WHERE NOT purge_protection
