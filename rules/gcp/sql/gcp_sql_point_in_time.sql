/*
id: gcp_sql_point_in_time
title: Cloud SQL instance has no point-in-time recovery
severity: low
description: With backups alone everything since the last one is lost.
remediation:
  console: "SQL > instance > Backups: point-in-time recovery."
  cli: gcloud sql instances patch <name> --enable-point-in-time-recovery
attack: [T1485]
references:
  - https://cloud.google.com/sql/docs/mysql/backup-recovery/pitr
*/
SELECT resource_uid, project, name, point_in_time, replica
FROM gcp_sql_instance
WHERE NOT point_in_time AND NOT replica AND NOT version LIKE 'SQLSERVER%'
