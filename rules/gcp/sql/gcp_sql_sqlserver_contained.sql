/*
id: gcp_sql_sqlserver_contained
title: SQL Server lets databases have users of their own
severity: low
description: Users of contained databases are outside the server's logins and their rules.
remediation:
  console: "SQL > instance > Edit > Flags: contained database authentication off."
  cli: gcloud sql instances patch <name> --database-flags="contained database authentication=off"
  terraform: |
    database_flags {
      name  = "contained database authentication"
      value = "off"
    }
mapped_from: [prowler cloudsql_instance_sqlserver_contained_database_authentication_flag]
references:
  - https://cloud.google.com/sql/docs/sqlserver/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'SQLSERVER%'
  AND any_match(flags, lambda f : f['name'] = 'contained database authentication' AND f['value'] = 'on')
