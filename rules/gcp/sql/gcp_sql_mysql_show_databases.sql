/*
id: gcp_sql_mysql_show_databases
title: MySQL shows all databases to every user
severity: low
description: Names of databases tell an intruder where to go.
remediation:
  console: "SQL > instance > Edit > Flags: skip_show_database on."
  cli: gcloud sql instances patch <name> --database-flags="skip_show_database=on"
  terraform: |
    database_flags {
      name  = "skip_show_database"
      value = "on"
    }
mapped_from: [prowler cloudsql_instance_mysql_skip_show_database_flag]
references:
  - https://cloud.google.com/sql/docs/mysql/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'MYSQL%' AND NOT any_match(flags, lambda f : f['name'] = 'skip_show_database' AND f['value'] = 'on')
