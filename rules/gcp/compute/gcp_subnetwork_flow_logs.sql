/*
id: gcp_subnetwork_flow_logs
title: Subnet keeps no flow logs
severity: low
description: Without flow logs nobody can say later who talked to whom.
remediation:
  console: "VPC network > subnet > Edit: flow logs on."
  cli: gcloud compute networks subnets update <name> --enable-flow-logs
  terraform: |
    log_config {
      aggregation_interval = "INTERVAL_5_SEC"
    }
frameworks:
  cis_gcp_5.0: ["3.10"]
  iso27001_2022: [A.8.16, A.8.20, A.8.21, A.8.22]
  pci_dss_4.0: ["5.3.4", "10.2.1", "10.2.2", "10.3.1", "10.6.3", A1.2.1]
  soc2: [cc_7_2, cc_7_3, cc_a_1_1, pi_1_2]
mapped_from: [prowler compute_subnet_flow_logs_enabled]
references:
  - https://cloud.google.com/vpc/docs/using-flow-logs
*/
SELECT resource_uid, project, name, flow_logs, purpose
FROM gcp_subnetwork
WHERE NOT flow_logs AND purpose = 'PRIVATE'
