/*
id: azure_sql_managed_instance_identity
title: SQL managed instance has no managed identity
severity: low
description: Without one it cannot look up accounts of Entra ID, nor take its key out of a Key Vault.
remediation:
  console: 'SQL managed instance > Identity: On.'
  terraform: Set an identity block.
references:
  - https://learn.microsoft.com/azure/azure-sql/database/authentication-azure-ad-user-assigned-managed-identity
*/
SELECT resource_uid, name, identity
FROM azure_sql_managed_instance
WHERE lower(identity) = 'none'
