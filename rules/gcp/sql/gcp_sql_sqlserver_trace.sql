/*
id: gcp_sql_sqlserver_trace
title: SQL Server shows details of errors to everybody
severity: low
description: Trace flag 3625 hides parts of error messages from users who are no administrators.
remediation:
  console: "SQL > instance > Edit > Flags: 3625 on."
  cli: gcloud sql instances patch <name> --database-flags="3625=on"
  terraform: |
    database_flags {
      name  = "3625"
      value = "on"
    }
mapped_from: [prowler cloudsql_instance_sqlserver_trace_flag]
references:
  - https://cloud.google.com/sql/docs/sqlserver/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'SQLSERVER%' AND NOT any_match(flags, lambda f : f['name'] = '3625' AND f['value'] = 'on')
