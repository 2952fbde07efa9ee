/*
id: gcp_sql_postgres_log_messages
title: PostgreSQL does not log its warnings
severity: low
description: Warnings and errors of the server are left out above this level.
remediation:
  console: "SQL > instance > Edit > Flags: log_min_messages warning."
  cli: gcloud sql instances patch <name> --database-flags="log_min_messages=warning"
  terraform: |
    database_flags {
      name  = "log_min_messages"
      value = "warning"
    }
mapped_from: [prowler cloudsql_instance_postgres_log_min_messages_flag]
references:
  - https://cloud.google.com/sql/docs/postgres/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'POSTGRES%'
  AND any_match(flags, lambda f : f['name'] = 'log_min_messages' AND f['value'] IN ('error', 'log', 'fatal', 'panic'))
