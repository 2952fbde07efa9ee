/*
id: gcp_sql_public_ip
title: Database has a public address
severity: high
description: A database with a public address is one authorized network away from the internet.
remediation:
  console: "SQL > instance > Connections > Networking: private IP only."
  cli: gcloud sql instances patch <name> --no-assign-ip --network=<network>
  terraform: |
    settings {
      ip_configuration {
        ipv4_enabled    = false
        private_network = google_compute_network.shop.id
      }
    }
attack: [T1190]
mapped_from: [prowler cloudsql_instance_public_ip]
references:
  - https://cloud.google.com/sql/docs/mysql/configure-private-ip
*/
SELECT resource_uid, project, name, public_ip, private_network, authorized_networks
FROM gcp_sql_instance
WHERE public_ip
