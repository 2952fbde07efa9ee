/*
id: gcp_sql_postgres_log_duration
title: PostgreSQL writes statements into its log by their duration
severity: low
description: Statements in the log carry the data that they handle.
remediation:
  console: "SQL > instance > Edit > Flags: log_min_duration_statement -1."
  cli: gcloud sql instances patch <name> --database-flags="log_min_duration_statement=-1"
  terraform: |
    database_flags {
      name  = "log_min_duration_statement"
      value = "-1"
    }
mapped_from: [prowler cloudsql_instance_postgres_log_min_duration_statement_flag]
references:
  - https://cloud.google.com/sql/docs/postgres/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'POSTGRES%' AND any_match(flags, lambda f : f['name'] = 'log_min_duration_statement' AND f['value'] <> '-1')
