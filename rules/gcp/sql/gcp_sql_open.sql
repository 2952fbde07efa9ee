/*
id: gcp_sql_open
title: Database takes connections from the whole internet
severity: critical
description: "0.0.0.0/0 among the authorized networks: only passwords stand between the internet and the data."
remediation:
  console: "SQL > instance > Connections > Networking: remove 0.0.0.0/0."
  cli: gcloud sql instances patch <name> --authorized-networks=<your ranges>
  terraform: |
    authorized_networks {
      value = "203.0.113.0/24"
    }
attack: [T1190]
mapped_from: [prowler cloudsql_instance_public_access]
references:
  - https://cloud.google.com/sql/docs/mysql/authorize-networks
*/
SELECT resource_uid, project, name, authorized_networks, public_ip
FROM gcp_sql_instance
WHERE cidrs_open(authorized_networks)
