/*
id: azure_sql_database_ledger
title: SQL database is not a ledger
severity: low
description: Without a ledger an administrator can change rows and leave no trace; it is chosen at creation.
remediation:
  console: Create the database with ledger enabled for all future tables.
  cli: az sql db create --resource-group <group> --server <server> --name <database> --ledger-on
  terraform: Set ledger_enabled = true.
attack: [T1565.001]
references:
  - https://learn.microsoft.com/sql/relational-databases/security/ledger/ledger-overview
*/
SELECT resource_uid, name, ledger
FROM azure_sql_database
WHERE NOT ledger
