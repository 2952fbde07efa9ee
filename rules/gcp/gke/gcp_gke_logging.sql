/*
id: gcp_gke_logging
title: Cluster does not send its logs
severity: medium
description: Without logs nobody can say what ran and who asked for it.
remediation:
  console: "Kubernetes Engine > cluster > Features: Cloud Logging."
  cli: gcloud container clusters update <name> --logging=SYSTEM,WORKLOAD
  terraform: |
    logging_service = "logging.googleapis.com/kubernetes"
attack: [T1562]
references:
  - https://cloud.google.com/kubernetes-engine/docs/concepts/about-logs
*/
SELECT resource_uid, project, name, logging
FROM gcp_gke_cluster
WHERE logging = 'none'
