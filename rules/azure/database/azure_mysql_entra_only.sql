/*
id: azure_mysql_entra_only
title: MySQL takes passwords beside Entra ID
severity: medium
description: Passwords are guessed, shared and leaked; sign-in by Entra ID knows a second factor, and ends with the account.
remediation:
  console: 'Server > Authentication: Microsoft Entra authentication only.'
  cli: az mysql flexible-server parameter set --resource-group <group> --server-name <server> --name aad_auth_only --value ON
  terraform: 'Add an azurerm_mysql_flexible_server_configuration with name = "aad_auth_only" and value = "ON".'
attack: [T1110]
references:
  - https://learn.microsoft.com/azure/mysql/flexible-server/concepts-azure-ad-authentication
*/
SELECT resource_uid, name, settings
FROM (
  SELECT * FROM azure_database_setting
  WHERE resource_type LIKE '%mysql%' AND NOT server
    AND any_match(settings, lambda s : s['setting'] = 'aad_auth_only') IS NOT FALSE
)
WHERE any_match(settings, lambda s : s['setting'] = 'aad_auth_only' AND s['value'] IN ('off', 'false', '0', 'no', 'disabled'))
