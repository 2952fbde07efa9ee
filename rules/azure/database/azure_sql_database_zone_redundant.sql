/*
id: azure_sql_database_zone_redundant
title: SQL database stands in one zone
severity: low
description: The database stops with its datacenter.
remediation:
  console: 'SQL database > Compute + storage: make it zone redundant.'
  cli: az sql db update --resource-group <group> --server <server> --name <database> --zone-redundant true
  terraform: Set zone_redundant = true.
references:
  - https://learn.microsoft.com/azure/azure-sql/database/high-availability-sla-local-zone-redundancy
*/
SELECT resource_uid, name, zone_redundant
FROM azure_sql_database
WHERE NOT zone_redundant
