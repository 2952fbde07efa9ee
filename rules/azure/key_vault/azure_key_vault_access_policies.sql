/*
id: azure_key_vault_access_policies
title: Key vault gives access by its own policies
severity: low
description: >-
  Access policies cannot be limited to one secret, do not expire and are not seen by access reviews; whoever may write the vault
  may grant themselves all.
remediation:
  console: 'Key vault > Access configuration: Azure role-based access control.'
  cli: az keyvault update --name <vault> --enable-rbac-authorization true
  terraform: Set rbac_authorization_enabled = true.
attack: [T1098]
mapped_from: [prowler keyvault_rbac_enabled]
references:
  - https://learn.microsoft.com/azure/key-vault/general/rbac-access-policy
*/
SELECT resource_uid, name, rbac
FROM azure_key_vault
WHERE NOT rbac
