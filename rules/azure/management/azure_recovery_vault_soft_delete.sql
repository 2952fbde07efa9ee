/*
id: azure_recovery_vault_soft_delete
title: Recovery Services vault has no soft delete
severity: medium
description: Ransomware deletes the backups first.
remediation:
  console: 'Vault > Properties > Soft Delete and security settings: Enable.'
  cli: az backup vault backup-properties set --name <vault> --resource-group <group> --soft-delete-feature-state Enable
  terraform: Set soft_delete_enabled = true.
attack: [T1490]
references:
  - https://learn.microsoft.com/azure/backup/backup-azure-security-feature-cloud
*/
SELECT resource_uid, name, soft_delete
FROM azure_recovery_vault
WHERE NOT soft_delete
