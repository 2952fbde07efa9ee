/*
id: azure_key_vault_policy_all
title: Access policy of a key vault gives everything, or lets delete for good
severity: medium
description: 'Its holder reads every secret, and may purge keys: what they encrypt is lost.'
remediation:
  console: 'Key vault > Access policies: give what is needed, and neither All nor Purge.'
  cli: az keyvault set-policy --name <vault> --object-id <id> --secret-permissions get list
  terraform: List what is needed in key_permissions and secret_permissions.
attack: [T1555, T1485]
references:
  - https://learn.microsoft.com/azure/key-vault/general/best-practices
*/
SELECT resource_uid, name, permissions
FROM azure_key_vault_access_policy
WHERE any_match(permissions, lambda p : p IN ('all', 'purge'))
