/*
id: gcp_sql_postgres_log_messages
title: PostgreSQL does not log its warnings
severity: low
description: Warnings and errors of the server are left out above this level.
remediation:
  console: "SQL > instance > Edit > Flags: log_min_messages warning."
  cli: gcloud sql instances patch <name> --database-flags="log_min_messages=warning"
  terraform: |
    database_flags {
      name  = "log_min_messages"
      value = "warning"
    }
frameworks:
  cis_gcp_5.0: ["6.2.5"]
  iso27001_2022: [A.8.16]
  pci_dss_4.0: ["5.3.4", "10.2.1", "10.2.2", "10.3.1", "10.6.3", A1.2.1]
  soc2: [cc_7_2, cc_7_3, cc_a_1_1]
mapped_from: [prowler cloudsql_instance_postgres_log_min_messages_flag]
references:
  - https://cloud.google.com/sql/docs/postgres/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'POSTGRES%'
  AND any_match(flags, lambda f : f['name'] = 'log_min_messages' AND f['value'] IN ('error', 'log', 'fatal', 'panic'))
