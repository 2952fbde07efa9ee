/*
id: gcp_sql_sqlserver_cross_db
title: SQL Server lets owners reach across databases
severity: medium
description: With ownership chaining the owner of one database reads others.
remediation:
  console: "SQL > instance > Edit > Flags: cross db ownership chaining off."
  cli: gcloud sql instances patch <name> --database-flags="cross db ownership chaining=off"
  terraform: |
    database_flags {
      name  = "cross db ownership chaining"
      value = "off"
    }
mapped_from: [prowler cloudsql_instance_sqlserver_cross_db_ownership_chaining_flag]
references:
  - https://cloud.google.com/sql/docs/sqlserver/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'SQLSERVER%' AND any_match(flags, lambda f : f['name'] = 'cross db ownership chaining' AND f['value'] = 'on')
