/*
id: gcp_sql_postgres_log_statement
title: PostgreSQL does not log changes of its schema
severity: low
description: log_statement ddl, or more, shows who changed tables and rights.
remediation:
  console: "SQL > instance > Edit > Flags: log_statement ddl."
  cli: gcloud sql instances patch <name> --database-flags="log_statement=ddl"
  terraform: |
    database_flags {
      name  = "log_statement"
      value = "ddl"
    }
mapped_from: [prowler cloudsql_instance_postgres_log_statement_flag]
references:
  - https://cloud.google.com/sql/docs/postgres/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'POSTGRES%'
  AND NOT any_match(flags, lambda f : f['name'] = 'log_statement' AND f['value'] IN ('ddl', 'mod', 'all'))
