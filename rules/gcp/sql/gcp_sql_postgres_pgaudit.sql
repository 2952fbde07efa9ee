/*
id: gcp_sql_postgres_pgaudit
title: PostgreSQL keeps no audit log
severity: medium
description: pgAudit says who read and changed what.
remediation:
  console: "SQL > instance > Edit > Flags: cloudsql.enable_pgaudit on."
  cli: gcloud sql instances patch <name> --database-flags="cloudsql.enable_pgaudit=on"
  terraform: |
    database_flags {
      name  = "cloudsql.enable_pgaudit"
      value = "on"
    }
mapped_from: [prowler cloudsql_instance_postgres_enable_pgaudit_flag]
references:
  - https://cloud.google.com/sql/docs/postgres/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'POSTGRES%' AND NOT any_match(flags, lambda f : f['name'] = 'cloudsql.enable_pgaudit' AND f['value'] = 'on')
