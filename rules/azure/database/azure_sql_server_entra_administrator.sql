/*
id: azure_sql_server_entra_administrator
title: SQL server has no administrator of Entra ID
severity: medium
description: 'Without one every sign-in uses passwords that the server keeps: no second factor, no central removal of leavers.'
remediation:
  console: 'SQL server > Microsoft Entra ID: Set admin.'
  cli: az sql server ad-admin create --resource-group <group> --server-name <server> --display-name <name> --object-id <id>
  terraform: Add azuread_administrator { login_username = …, object_id = … }.
attack: [T1110]
mapped_from: [prowler sqlserver_azuread_administrator_enabled]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/authentication-aad-overview
*/
SELECT resource_uid, name, entra_administrator
FROM azure_sql_server
WHERE NOT entra_administrator
