/*
id: gcp_sql_postgres_log_connections
title: Cloud SQL for PostgreSQL does not log connections
severity: low
description: Without the log nobody sees who tried to log in.
remediation:
  console: "SQL > instance > Edit > Flags: log_connections on."
  cli: gcloud sql instances patch <name> --database-flags="log_connections=on"
  terraform: |
    database_flags {
      name  = "log_connections"
      value = "on"
    }
mapped_from: [prowler cloudsql_instance_postgres_log_connections_flag]
references:
  - https://cloud.google.com/sql/docs/postgres/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'POSTGRES%' AND NOT any_match(flags, lambda f : f['name'] = 'log_connections' AND f['value'] = 'on')
