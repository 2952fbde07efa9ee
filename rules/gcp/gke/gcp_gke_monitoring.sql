/*
id: gcp_gke_monitoring
title: Cluster does not send its metrics
severity: low
description: Without metrics nobody sees what the cluster does.
remediation:
  console: "Kubernetes Engine > cluster > Features: Cloud Monitoring."
  cli: gcloud container clusters update <name> --monitoring=SYSTEM
  terraform: |
    monitoring_service = "monitoring.googleapis.com/kubernetes"
references:
  - https://cloud.google.com/kubernetes-engine/docs/concepts/about-metrics
*/
SELECT resource_uid, project, name, monitoring
FROM gcp_gke_cluster
WHERE monitoring = 'none'
