/*
id: gcp_gke_node_metadata
title: Nodes show their credentials to pods
severity: high
description: Unless the node runs GKE's metadata server a pod asks the machine's own and gets the node's token.
remediation:
  console: "Kubernetes Engine > node pool > Edit: GKE metadata server."
  cli: gcloud container node-pools update <pool> --cluster=<name> --workload-metadata=GKE_METADATA
  terraform: |
    node_config {
      workload_metadata_config {
        mode = "GKE_METADATA"
      }
    }
attack: [T1552]
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
*/
SELECT resource_uid, project, name, pools
FROM gcp_gke_node_pool
WHERE any_match(pools, lambda p : p['metadata_mode'] NOT IN ('GKE_METADATA', 'GKE_METADATA_SERVER', 'SECURE'))
