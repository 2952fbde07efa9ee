/*
id: gcp_sql_sqlserver_external_scripts
title: SQL Server runs scripts of other languages
severity: medium
description: External scripts run code outside the database's own rules.
remediation:
  console: "SQL > instance > Edit > Flags: external scripts enabled off."
  cli: gcloud sql instances patch <name> --database-flags="external scripts enabled=off"
  terraform: |
    database_flags {
      name  = "external scripts enabled"
      value = "off"
    }
mapped_from: [prowler cloudsql_instance_sqlserver_external_scripts_enabled_flag]
references:
  - https://cloud.google.com/sql/docs/sqlserver/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'SQLSERVER%' AND any_match(flags, lambda f : f['name'] = 'external scripts enabled' AND f['value'] = 'on')
