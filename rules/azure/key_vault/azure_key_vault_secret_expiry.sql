/*
id: azure_key_vault_secret_expiry
title: Secret has no expiration date
severity: medium
description: A secret that never ends is never replaced, and a copy of it stays useful for ever.
remediation:
  console: 'Key vault > Secrets > secret > version: Set expiration date.'
  cli: az keyvault secret set-attributes --vault-name <vault> --name <secret> --expires <date>
  terraform: Set expiration_date.
attack: [T1552]
mapped_from: [prowler keyvault_rbac_secret_expiration_set, prowler keyvault_non_rbac_secret_expiration_set]
references:
  - https://learn.microsoft.com/azure/key-vault/secrets/about-secrets
*/
SELECT resource_uid, name, expires
FROM azure_key_vault_secret
WHERE NOT expires
