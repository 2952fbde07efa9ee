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
frameworks:
  cis_gcp_5.0: ["6.3.7"]
  pci_dss_4.0: ["3.5.1", "7.2.1", "7.2.2", "7.2.5", "7.3.1", "7.3.2", "7.3.3", "8.2.7", "8.2.8", "8.3.2", "8.3.4", A1.1.3]
mapped_from: [prowler cloudsql_instance_sqlserver_contained_database_authentication_flag]
references:
  - https://cloud.google.com/sql/docs/sqlserver/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'SQLSERVER%'
  AND any_match(flags, lambda f : f['name'] = 'contained database authentication' AND f['value'] = 'on')
