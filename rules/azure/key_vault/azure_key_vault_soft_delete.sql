/*
id: azure_key_vault_soft_delete
title: Key vault has no soft delete
severity: medium
description: A deleted key makes everything encrypted with it unreadable; with soft delete it can be recovered for 7 to 90 days.
remediation:
  console: 'Key vault > Properties: Enable recovery of this vault and its objects.'
  cli: az keyvault update --name <vault> --enable-soft-delete true
  terraform: Use azurerm 2.42 or later, where soft delete is always on.
attack: [T1485]
mapped_from: [prowler keyvault_recoverable]
references:
  - https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview
*/
SELECT resource_uid, name, soft_delete
FROM azure_key_vault
WHERE NOT soft_delete
