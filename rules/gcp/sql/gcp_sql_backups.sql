/*
id: gcp_sql_backups
title: Cloud SQL instance has no automated backups
severity: medium
description: Without automated backups data that is deleted or encrypted by an intruder is gone.
remediation:
  console: "SQL > instance > Backups: automated backups on."
  cli: gcloud sql instances patch <name> --backup-start-time=03:00
  terraform: |
    backup_configuration {
      enabled = true
    }
mapped_from: [prowler cloudsql_instance_automated_backups]
references:
  - https://cloud.google.com/sql/docs/mysql/backup-recovery/backing-up
*/
SELECT resource_uid, project, name, backups, replica
FROM gcp_sql_instance
WHERE NOT backups AND NOT replica
