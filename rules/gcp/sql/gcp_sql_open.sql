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
frameworks:
  cis_gcp_5.0: ["6.5", "6.7"]
  iso27001_2022: [A.8.1]
  pci_dss_4.0: [
    "1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.4.5", "1.5.1", "3.5.1", "7.2.2", "7.3.1", "7.3.2", "7.3.3", "8.2.7", "10.3.2",
    A1.1.2, A1.1.3, A3.4.1]
  hipaa: [164_308_a_1_ii_b, 164_308_a_4_i, 164_312_a_1]
  soc2: [cc_6_2]
mapped_from: [prowler cloudsql_instance_public_access]
references:
  - https://cloud.google.com/sql/docs/mysql/authorize-networks
*/
SELECT resource_uid, project, name, authorized_networks, public_ip
FROM gcp_sql_instance
WHERE any_match(authorized_networks, lambda n : cidr_is_any(n))
