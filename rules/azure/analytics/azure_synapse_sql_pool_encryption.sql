/*
id: azure_synapse_sql_pool_encryption
title: Synapse SQL pool is not encrypted at rest
severity: high
description: Whoever gets at the files or a backup reads the data.
remediation:
  console: 'SQL pool > Transparent data encryption: On.'
  cli: az synapse sql pool tde set --workspace-name <workspace> --name <pool> --resource-group <group> --status Enabled
  terraform: Set data_encrypted = true.
references:
  - https://learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-tde-overview
*/
SELECT resource_uid, name, enabled
FROM azure_synapse_sql_encryption
WHERE NOT enabled
