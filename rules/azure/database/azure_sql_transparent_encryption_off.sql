/*
id: azure_sql_transparent_encryption_off
title: SQL database is not encrypted at rest
severity: high
description: Whoever gets at the files or a backup reads the data.
remediation:
  console: 'SQL database > Data encryption: On.'
  cli: az sql db tde set --resource-group <group> --server <server> --database <database> --status Enabled
  terraform: Set transparent_data_encryption_enabled = true.
mapped_from: [prowler sqlserver_tde_encryption_enabled]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-tde-overview
*/
SELECT resource_uid, name, state
FROM azure_sql_transparent_encryption
WHERE lower(state) <> 'enabled'
