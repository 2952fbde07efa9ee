/*
id: gcp_sql_postgres_log_hostname
title: PostgreSQL looks up the names of its clients for its log
severity: low
description: Each connection waits for DNS, which whoever answers for an address decides about.
remediation:
  console: "SQL > instance > Edit > Flags: log_hostname off."
  cli: gcloud sql instances patch <name> --database-flags="log_hostname=off"
  terraform: |
    database_flags {
      name  = "log_hostname"
      value = "off"
    }
references:
  - https://cloud.google.com/sql/docs/postgres/flags
  - https://www.postgresql.org/docs/current/runtime-config-logging.html
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'POSTGRES%' AND any_match(flags, lambda f : f['name'] = 'log_hostname' AND f['value'] = 'on')
