/*
id: gcp_sql_postgres_log_lock_waits
title: Cloud SQL for PostgreSQL does not log waits for locks
severity: low
description: Long waits for locks are what a stalled service, or an attack on its availability, looks like.
remediation:
  console: "SQL > instance > Edit > Flags: log_lock_waits on."
  cli: gcloud sql instances patch <name> --database-flags="log_lock_waits=on"
  terraform: |
    database_flags {
      name  = "log_lock_waits"
      value = "on"
    }
references:
  - https://cloud.google.com/sql/docs/postgres/flags
  - https://www.postgresql.org/docs/current/runtime-config-logging.html
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'POSTGRES%' AND NOT any_match(flags, lambda f : f['name'] = 'log_lock_waits' AND f['value'] = 'on')
