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
mapped_from: [prowler cloudsql_instance_ssl_connections]
references:
  - https://cloud.google.com/sql/docs/mysql/configure-ssl-instance
*/
SELECT resource_uid, project, name, tls_only
FROM gcp_sql_instance
WHERE NOT tls_only
