/*
id: azure_database_server_geo_redundant_backup
title: Database server keeps its backups in one region
severity: low
description: Backups are lost together with the server when the region is.
remediation:
  console: Create the server with geo-redundant backup; it cannot be changed later on single servers.
  cli: az postgres flexible-server create --resource-group <group> --name <server> --geo-redundant-backup Enabled
  terraform: Set geo_redundant_backup_enabled = true.
attack: [T1485]
mapped_from: [prowler postgresql_flexible_server_geo_redundant_backup_enabled, prowler mysql_flexible_server_geo_redundant_backup_enabled]
references:
  - https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-backup-restore
*/
SELECT resource_uid, name, geo_redundant_backup
FROM azure_database_server
WHERE NOT geo_redundant_backup
