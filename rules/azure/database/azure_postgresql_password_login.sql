/*
id: azure_postgresql_password_login
title: PostgreSQL takes passwords
severity: medium
description: Passwords are guessed, shared and leaked; sign-in by Entra ID knows a second factor, and ends with the account.
remediation:
  console: 'Server > Authentication: Microsoft Entra authentication only.'
  cli: az postgres flexible-server update --resource-group <group> --name <server> --password-auth Disabled
  terraform: Set password_auth_enabled = false in authentication.
attack: [T1110]
references:
  - https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-azure-ad-authentication
*/
SELECT resource_uid, name, password_login, entra_login
FROM (SELECT * FROM azure_database_server WHERE resource_type LIKE '%postgresql%' AND resource_type LIKE '%flexible%')
WHERE password_login
