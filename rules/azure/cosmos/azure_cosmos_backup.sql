/*
id: azure_cosmos_backup
title: Cosmos DB account can be restored to a few backups only
severity: low
description: >-
  With periodic backups up to four hours of writes are lost and only the last copies exist; continuous backup goes back to any
  second.
remediation:
  console: 'Cosmos DB > Backup & Restore: Continuous.'
  cli: az cosmosdb update --resource-group <group> --name <account> --backup-policy-type Continuous
  terraform: Set backup { type = "Continuous" }.
attack: [T1490]
mapped_from: [prowler cosmosdb_account_backup_policy_continuous]
references:
  - https://learn.microsoft.com/azure/cosmos-db/continuous-backup-restore-introduction
*/
SELECT resource_uid, name, backup
FROM azure_cosmos_account
WHERE lower(backup) <> 'continuous'
