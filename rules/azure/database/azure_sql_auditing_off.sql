/*
id: azure_sql_auditing_off
title: SQL database events are not audited
severity: medium
description: Nobody can tell afterwards who read or changed which data.
remediation:
  console: 'SQL server > Auditing: Enable Azure SQL Auditing.'
  cli: >-
    az sql server audit-policy update --resource-group <group> --name <server> --state Enabled --lats Enabled --lawri
    <workspace>
  terraform: Add an azurerm_mssql_server_extended_auditing_policy with enabled = true.
attack: [T1562.008]
mapped_from: [prowler sqlserver_auditing_enabled]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/auditing-overview
*/
SELECT resource_uid, name, state
FROM azure_sql_auditing
WHERE lower(state) = 'disabled'
