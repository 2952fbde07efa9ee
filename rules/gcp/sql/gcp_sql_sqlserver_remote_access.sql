/*
id: gcp_sql_sqlserver_remote_access
title: SQL Server runs procedures for other servers
severity: low
description: remote access, on by default, runs stored procedures for and on other servers.
remediation:
  console: "SQL > instance > Edit > Flags: remote access off."
  cli: gcloud sql instances patch <name> --database-flags="remote access=off"
  terraform: |
    database_flags {
      name  = "remote access"
      value = "off"
    }
mapped_from: [prowler cloudsql_instance_sqlserver_remote_access_flag]
references:
  - https://cloud.google.com/sql/docs/sqlserver/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'SQLSERVER%' AND NOT any_match(flags, lambda f : f['name'] = 'remote access' AND f['value'] = 'off')
