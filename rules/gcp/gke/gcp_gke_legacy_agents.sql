/*
id: gcp_gke_legacy_agents
title: Cluster sends logs and metrics by the legacy agents
severity: low
description: The legacy agents of Stackdriver no longer get fixes, and send less than those for Kubernetes.
remediation:
  console: 'Kubernetes Engine > cluster > Features: Cloud Logging, Cloud Monitoring.'
  cli: gcloud container clusters update <cluster> --logging=SYSTEM,WORKLOAD --monitoring=SYSTEM
  terraform: 'Set logging_service = "logging.googleapis.com/kubernetes".'
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/config-logging-monitoring
*/
SELECT resource_uid, project, name, logging, monitoring
FROM gcp_gke_cluster
WHERE logging = 'logging.googleapis.com' OR monitoring = 'monitoring.googleapis.com'
