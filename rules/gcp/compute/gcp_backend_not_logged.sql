/*
id: gcp_backend_not_logged
title: Load balancer does not log requests
severity: low
description: Without request logs attacks on the service behind it leave no trace.
remediation:
  console: Network services > Load balancing > backend > Logging.
  cli: gcloud compute backend-services update <name> --enable-logging
  terraform: |
    log_config {
      enable = true
    }
frameworks:
  cis_gcp_5.0: ["2.17"]
  iso27001_2022: [A.8.16]
  pci_dss_4.0: [
    "1.2.5", "1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "2.2.5", "2.2.7", "3.5.1", "3.6.1", "3.7.1", "3.7.2", "3.7.4",
    "3.7.6", "3.7.7", "4.2.1", "5.3.4", "6.4.1", "8.3.2", "10.2.1", "10.2.2", "10.3.1", "10.5.1", "10.6.3", A1.1.3, A1.2.1]
  soc2: [cc_7_2, cc_7_3, cc_a_1_1, pi_1_2]
mapped_from: [prowler compute_loadbalancer_logging_enabled]
references:
  - https://cloud.google.com/load-balancing/docs/https/https-logging-monitoring
*/
SELECT resource_uid, project, name, logged
FROM gcp_backend_service
WHERE NOT logged
