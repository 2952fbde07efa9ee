/*
id: gcp_sql_sqlserver_user_options
title: SQL Server sets options for all its users
severity: low
description: user options change how every session works, behind its back.
remediation:
  console: "SQL > instance > Edit > Flags: user options ."
  cli: gcloud sql instances patch <name> --database-flags="user options="
  terraform: |
    database_flags {
      name  = "user options"
      value = ""
    }
mapped_from: [prowler cloudsql_instance_sqlserver_user_options_flag]
references:
  - https://cloud.google.com/sql/docs/sqlserver/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'SQLSERVER%' AND any_match(flags, lambda f : f['name'] = 'user options' AND f['value'] <> '')
