/*
id: azure_key_vault_key_expiry
title: Key has no expiration date
severity: medium
description: A key that never ends is never replaced, and a copy of it stays useful for ever.
remediation:
  console: 'Key vault > Keys > key > version: Set expiration date.'
  cli: az keyvault key set-attributes --vault-name <vault> --name <key> --expires <date>
  terraform: Set expiration_date.
mapped_from: [prowler keyvault_rbac_key_expiration_set, prowler keyvault_key_expiration_set_in_non_rbac]
references:
  - https://learn.microsoft.com/azure/key-vault/keys/about-keys-details#key-attributes
*/
SELECT resource_uid, name, expires
FROM azure_key_vault_key
WHERE NOT expires
