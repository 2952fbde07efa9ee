/*
id: gcp_gke_legacy_abac
title: Cluster grants rights by the old ABAC
severity: high
description: Legacy ABAC gives every account in the cluster, and every pod's, nearly all rights.
remediation:
  console: "Kubernetes Engine > cluster > Security: legacy authorization off."
  cli: gcloud container clusters update <name> --no-enable-legacy-authorization
  terraform: |
    enable_legacy_abac = false
attack: [T1078]
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster
*/
SELECT resource_uid, project, name, legacy_abac
FROM gcp_gke_cluster
WHERE legacy_abac
