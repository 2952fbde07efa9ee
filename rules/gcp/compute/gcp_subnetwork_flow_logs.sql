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
mapped_from: [prowler compute_subnet_flow_logs_enabled]
references:
  - https://cloud.google.com/vpc/docs/using-flow-logs
*/
SELECT resource_uid, project, name, flow_logs, purpose
FROM gcp_subnetwork
WHERE NOT flow_logs AND purpose = 'PRIVATE'
