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
frameworks:
  pci_dss_4.0: ["7.2.1", "7.2.2", "7.2.5", "7.3.1", "7.3.2", "7.3.3", "8.2.7", "8.2.8", "8.3.4"]
  hipaa: ["164_308_a_4_ii_b", "164_312_a_2_i", "164_312_d"]
mapped_from: [prowler sqlserver_azuread_administrator_enabled]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/authentication-aad-overview
*/
SELECT resource_uid, name, entra_administrator
FROM azure_sql_server
WHERE NOT entra_administrator
