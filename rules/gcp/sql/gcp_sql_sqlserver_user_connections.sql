/*
id: gcp_sql_sqlserver_user_connections
title: SQL Server limits its connections
severity: low
description: A limit lets few clients lock out the rest; 0 means as many as the machine carries.
remediation:
  console: "SQL > instance > Edit > Flags: user connections 0."
  cli: gcloud sql instances patch <name> --database-flags="user connections=0"
  terraform: |
    database_flags {
      name  = "user connections"
      value = "0"
    }
mapped_from: [prowler cloudsql_instance_sqlserver_user_connections_flag]
references:
  - https://cloud.google.com/sql/docs/sqlserver/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'SQLSERVER%' AND any_match(flags, lambda f : f['name'] = 'user connections' AND f['value'] <> '0')
