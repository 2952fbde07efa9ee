/*
id: azure_sql_managed_instance_entra_only
title: SQL managed instance takes passwords of SQL
severity: medium
description: Passwords are guessed, shared and leaked; sign-in by Entra ID knows a second factor, and ends with the account.
remediation:
  console: 'SQL managed instance > Microsoft Entra ID: Support only Microsoft Entra authentication.'
  cli: az sql mi ad-only-auth enable --resource-group <group> --name <instance>
  terraform: Set azuread_authentication_only_enabled = true in azure_active_directory_administrator.
attack: [T1110]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/authentication-azure-ad-only-authentication
*/
SELECT resource_uid, name, entra_only
FROM azure_sql_managed_instance_entra_only
WHERE NOT entra_only
