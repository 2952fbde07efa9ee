/*
id: gcp_sql_postgres_log_disconnections
title: Cloud SQL for PostgreSQL does not log the end of sessions
severity: low
description: Without the log nobody sees how long somebody was there.
remediation:
  console: "SQL > instance > Edit > Flags: log_disconnections on."
  cli: gcloud sql instances patch <name> --database-flags="log_disconnections=on"
  terraform: |
    database_flags {
      name  = "log_disconnections"
      value = "on"
    }
mapped_from: [prowler cloudsql_instance_postgres_log_disconnections_flag]
references:
  - https://cloud.google.com/sql/docs/postgres/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'POSTGRES%' AND NOT any_match(flags, lambda f : f['name'] = 'log_disconnections' AND f['value'] = 'on')
