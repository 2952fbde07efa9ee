/*
id: azure_key_vault_key_hsm
title: Key is protected by software only
severity: low
description: A key of a hardware module cannot be taken out of it, not even by the provider.
remediation:
  console: Create the key with type RSA-HSM or EC-HSM in a premium vault.
  cli: az keyvault key create --vault-name <vault> --name <key> --kty RSA-HSM
  terraform: Set key_type = "RSA-HSM".
attack: [T1552.004]
references:
  - https://learn.microsoft.com/azure/key-vault/keys/about-keys
*/
SELECT resource_uid, name, key_type
FROM azure_key_vault_key
WHERE key_type NOT ILIKE '%-hsm'
