/*
id: gcp_sql_postgres_log_errors
title: PostgreSQL does not log statements that fail
severity: low
description: Failed statements are the trace that injection leaves.
remediation:
  console: "SQL > instance > Edit > Flags: log_min_error_statement error."
  cli: gcloud sql instances patch <name> --database-flags="log_min_error_statement=error"
  terraform: |
    database_flags {
      name  = "log_min_error_statement"
      value = "error"
    }
mapped_from: [prowler cloudsql_instance_postgres_log_min_error_statement_flag]
references:
  - https://cloud.google.com/sql/docs/postgres/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'POSTGRES%'
  AND any_match(flags, lambda f : f['name'] = 'log_min_error_statement'
  AND f['value'] NOT IN ('error', 'warning', 'notice', 'info', 'log', 'debug1', 'debug2', 'debug3', 'debug4', 'debug5'))
