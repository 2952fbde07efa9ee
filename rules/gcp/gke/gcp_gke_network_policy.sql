/*
id: gcp_gke_network_policy
title: Cluster does not enforce network policies
severity: medium
description: "Without enforcement network policies are read and mean nothing: every pod reaches every other."
remediation:
  console: "Kubernetes Engine > cluster > Networking: network policy, or Dataplane V2 for a new cluster."
  cli: gcloud container clusters update <name> --enable-network-policy
  terraform: |
    network_policy {
      enabled = true
    }
attack: [T1210]
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy
*/
SELECT resource_uid, project, name, network_policy, autopilot
FROM gcp_gke_cluster
WHERE NOT network_policy AND NOT autopilot
