/*
id: gcp_sql_postgres_log_checkpoints
title: Cloud SQL for PostgreSQL does not log checkpoints
severity: low
description: Checkpoints show when data reached the disk, and why the server stood still.
remediation:
  console: "SQL > instance > Edit > Flags: log_checkpoints on."
  cli: gcloud sql instances patch <name> --database-flags="log_checkpoints=on"
  terraform: |
    database_flags {
      name  = "log_checkpoints"
      value = "on"
    }
references:
  - https://cloud.google.com/sql/docs/postgres/flags
  - https://www.postgresql.org/docs/current/runtime-config-logging.html
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'POSTGRES%' AND -- Off by default before PostgreSQL 15, on since.
  CASE any_match(flags, lambda f : f['name'] = 'log_checkpoints')
    WHEN true THEN any_match(flags, lambda f : f['name'] = 'log_checkpoints' AND f['value'] = 'off')
    WHEN false THEN NOT version_at_least(regexp_replace(version, '^POSTGRES_([0-9]+).*$', '\1'), '15') END
