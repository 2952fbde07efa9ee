/*
id: gcp_sql_postgres_log_connections
title: PostgreSQL does not log connections
severity: low
description: Without the log nobody sees who tried to log in.
remediation:
  console: "SQL > instance > Edit > Flags: log_connections on."
  cli: gcloud sql instances patch <name> --database-flags="log_connections=on"
  terraform: |
    database_flags {
      name  = "log_connections"
      value = "on"
    }
frameworks:
  cis_gcp_5.0: ["6.2.2"]
  iso27001_2022: [A.8.16]
  pci_dss_4.0: ["5.3.4", "10.2.1", "10.2.2", "10.3.1", "10.3.3", "10.6.3", A1.2.1]
  soc2: [cc_7_2, cc_7_3, cc_a_1_1, pi_1_3]
mapped_from: [prowler cloudsql_instance_postgres_log_connections_flag]
references:
  - https://cloud.google.com/sql/docs/postgres/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'POSTGRES%' AND NOT any_match(flags, lambda f : f['name'] = 'log_connections' AND f['value'] = 'on')
