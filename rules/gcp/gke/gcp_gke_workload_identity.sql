/*
id: gcp_gke_workload_identity
title: Cluster's pods use the identity of their node
severity: high
description: Without workload identity each pod acts with the node's service account, and keys get mounted as secrets.
remediation:
  console: "Kubernetes Engine > cluster > Security: workload identity."
  cli: gcloud container clusters update <name> --workload-pool=<project>.svc.id.goog
  terraform: |
    workload_identity_config {
      workload_pool = "shop-prod.svc.id.goog"
    }
attack: [T1552]
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
*/
SELECT resource_uid, project, name, workload_identity, autopilot
FROM gcp_gke_cluster
WHERE NOT workload_identity AND NOT autopilot
