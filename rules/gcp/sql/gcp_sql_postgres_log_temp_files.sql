/*
id: gcp_sql_postgres_log_temp_files
title: Cloud SQL for PostgreSQL does not log its temporary files
severity: low
description: Temporary files tell of statements that use up the disk.
remediation:
  console: "SQL > instance > Edit > Flags: log_temp_files 0."
  cli: gcloud sql instances patch <name> --database-flags="log_temp_files=0"
  terraform: |
    database_flags {
      name  = "log_temp_files"
      value = "0"
    }
references:
  - https://cloud.google.com/sql/docs/postgres/flags
  - https://www.postgresql.org/docs/current/runtime-config-logging.html
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'POSTGRES%' AND NOT any_match(flags, lambda f : f['name'] = 'log_temp_files' AND f['value'] = '0')
