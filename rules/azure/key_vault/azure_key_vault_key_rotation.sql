/*
id: azure_key_vault_key_rotation
title: Key Vault key is not rotated
severity: low
description: The longer a key lives the more data hangs on it and the more copies of it there are.
remediation:
  console: 'Key vault > Keys > key > Rotation policy: Enable auto rotation.'
  cli: az keyvault key rotation-policy update --vault-name <vault> --name <key> --value policy.json
  terraform: Add rotation_policy { automatic { time_after_creation = "P1Y" } }.
mapped_from: [prowler keyvault_key_rotation_enabled]
references:
  - https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation
*/
SELECT resource_uid, name, rotates
FROM azure_key_vault_key
WHERE NOT rotates
