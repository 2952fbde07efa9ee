/*
id: gcp_gke_node_legacy_endpoints
title: Nodes answer the old paths of the metadata server
severity: medium
description: "The old paths ask for no header: a request forged through a pod reads the node's credentials."
remediation:
  console: Make the node pool again with metadata disable-legacy-endpoints=true.
  terraform: |
    node_config {
      metadata = {
        disable-legacy-endpoints = "true"
      }
    }
attack: [T1552]
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/protecting-cluster-metadata
*/
SELECT resource_uid, project, name, pools
FROM gcp_gke_node_pool
WHERE any_match(pools, lambda p : p['legacy_endpoints'])
