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
mapped_from: [prowler compute_loadbalancer_logging_enabled]
references:
  - https://cloud.google.com/load-balancing/docs/https/https-logging-monitoring
*/
SELECT resource_uid, project, name, logged
FROM gcp_backend_service
WHERE NOT logged
