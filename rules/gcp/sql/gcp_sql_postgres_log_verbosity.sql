/*
id: gcp_sql_postgres_log_verbosity
title: PostgreSQL logs too much or too little with an error
severity: low
description: verbose writes the server's source lines into the log, terse leaves the detail out.
remediation:
  console: "SQL > instance > Edit > Flags: log_error_verbosity default."
  cli: gcloud sql instances patch <name> --database-flags="log_error_verbosity=default"
  terraform: |
    database_flags {
      name  = "log_error_verbosity"
      value = "default"
    }
mapped_from: [prowler cloudsql_instance_postgres_log_error_verbosity_flag]
references:
  - https://cloud.google.com/sql/docs/postgres/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'POSTGRES%' AND any_match(flags, lambda f : f['name'] = 'log_error_verbosity' AND f['value'] NOT IN ('default'))
