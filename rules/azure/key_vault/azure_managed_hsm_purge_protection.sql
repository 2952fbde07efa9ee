/*
id: azure_managed_hsm_purge_protection
title: Managed HSM has no purge protection
severity: medium
description: 'Without purge protection keys can be deleted and purged: nothing encrypted with them can be read again.'
remediation:
  console: 'Managed HSM > Properties: Enable purge protection.'
  cli: az keyvault update-hsm --hsm-name <hsm> --enable-purge-protection true
  terraform: Set purge_protection_enabled = true.
attack: [T1485]
references:
  - https://learn.microsoft.com/azure/key-vault/managed-hsm/recovery
*/
SELECT resource_uid, name, purge_protection
FROM azure_managed_hsm
WHERE NOT purge_protection
