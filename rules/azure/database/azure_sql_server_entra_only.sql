/*
id: azure_sql_server_entra_only
title: SQL server takes SQL passwords
severity: medium
description: Passwords that the server keeps know no second factor and outlive the people who know them.
remediation:
  console: 'SQL server > Microsoft Entra ID: Support only Microsoft Entra authentication.'
  cli: az sql server ad-only-auth enable --resource-group <group> --name <server>
  terraform: Set azuread_administrator { azuread_authentication_only = true }.
attack: [T1110]
mapped_from: [prowler sqlserver_azuread_administrator_enabled]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/authentication-azure-ad-only-authentication
*/
SELECT resource_uid, name, entra_only
FROM azure_sql_entra_only
WHERE NOT entra_only
