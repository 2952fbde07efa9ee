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
frameworks:
  cis_azure_6.0: ["8.3.3"]
  pci_dss_4.0: ["8.3.10.1", "8.3.5", "8.3.7", "8.3.9", "8.6.3"]
  hipaa: ["164_308_a_3_ii_c", "164_308_a_4_ii_c", "164_308_a_5_ii_d"]
mapped_from: [prowler keyvault_rbac_secret_expiration_set]
references:
  - https://learn.microsoft.com/azure/key-vault/secrets/about-secrets
*/
SELECT resource_uid, name, expires
FROM azure_key_vault_secret
WHERE NOT expires
