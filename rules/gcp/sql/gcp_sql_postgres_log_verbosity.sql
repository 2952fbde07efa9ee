/*
id: gcp_sql_postgres_log_verbosity
title: PostgreSQL logs too much or too little with an error
severity: low
description: verbose writes the server's source lines into the log, terse leaves the detail out.
remediation:
  console: "SQL > instance > Edit > Flags: log_error_verbosity default."
  cli: gcloud sql instances patch <name> --database-flags="log_error_verbosity=default"
  terraform: |
    database_flags {
      name  = "log_error_verbosity"
      value = "default"
    }
frameworks:
  cis_gcp_5.0: ["6.2.1"]
  iso27001_2022: [A.8.16]
  pci_dss_4.0: ["5.3.4", "10.2.1", "10.3.1", "10.6.3", A1.2.1]
  soc2: [cc_7_2, cc_7_3, cc_a_1_1]
mapped_from: [prowler cloudsql_instance_postgres_log_error_verbosity_flag]
references:
  - https://cloud.google.com/sql/docs/postgres/flags
*/
SELECT resource_uid, project, name, version, flags
FROM gcp_sql_instance
WHERE version LIKE 'POSTGRES%' AND any_match(flags, lambda f : f['name'] = 'log_error_verbosity' AND f['value'] NOT IN ('default'))
