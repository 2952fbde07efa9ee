/*
id: azure_recovery_vault_immutability
title: Backups can be changed and deleted before their time
severity: low
description: Whoever has rights on the vault can shorten retention and stop protection.
remediation:
  console: 'Vault > Properties > Immutable vault: Enable, then lock.'
  cli: az backup vault update --name <vault> --resource-group <group> --immutability-state Unlocked
  terraform: Set immutability = "Unlocked".
attack: [T1490]
references:
  - https://learn.microsoft.com/azure/backup/backup-azure-immutable-vault-concept
*/
SELECT resource_uid, name, immutability
FROM azure_vault_immutability
WHERE lower(immutability) = 'disabled'
