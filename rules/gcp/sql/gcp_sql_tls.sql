/*
id: gcp_sql_tls
title: Database takes connections without TLS
severity: high
description: Without TLS passwords and data can be read on the way.
remediation:
  console: "SQL > instance > Connections > Security: allow only SSL connections."
  cli: gcloud sql instances patch <name> --ssl-mode=ENCRYPTED_ONLY
  terraform: |
    ip_configuration {
      ssl_mode = "ENCRYPTED_ONLY"
    }
attack: [T1040, T1530]
frameworks:
  cis_gcp_5.0: ["6.4"]
  iso27001_2022: [A.8.12]
  pci_dss_4.0: [
    "1.2.5", "1.2.8", "1.3.1", "1.3.2", "1.4.2", "2.2.5", "2.2.7", "3.5.1", "4.2.1", "7.2.1", "7.2.2", "7.2.5", "7.3.1",
    "7.3.2", "7.3.3", "8.2.7", "8.2.8", "8.3.2", "10.2.1", "10.3.2", A1.1.2]
  soc2: [cc_6_7]
mapped_from: [prowler cloudsql_instance_ssl_connections]
references:
  - https://cloud.google.com/sql/docs/mysql/configure-ssl-instance
*/
SELECT resource_uid, project, name, tls_only
FROM gcp_sql_instance
WHERE NOT tls_only
