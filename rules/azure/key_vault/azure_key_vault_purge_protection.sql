/*
id: azure_key_vault_purge_protection
title: Key vault has no purge protection
severity: medium
description: >-
  Without purge protection an attacker, or a leaver with rights, deletes keys and then purges them: nothing encrypted with them
  can be read again.
remediation:
  console: 'Key vault > Properties: Enable purge protection.'
  cli: az keyvault update --name <vault> --enable-purge-protection true
  terraform: Set purge_protection_enabled = true.
attack: [T1485, T1490]
mapped_from: [prowler keyvault_recoverable]
references:
  - https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview#purge-protection
*/
SELECT resource_uid, name, purge_protection
FROM azure_key_vault
WHERE NOT purge_protection
