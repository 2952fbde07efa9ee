/*
id: gcp_gke_node_integrity
title: Nodes' start is not watched
severity: low
description: Integrity monitoring notices a boot sequence that changed.
remediation:
  console: Make the node pool again with integrity monitoring.
  terraform: |
    node_config {
      shielded_instance_config {
        enable_integrity_monitoring = true
      }
    }
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes
*/
SELECT resource_uid, project, name, pools
FROM gcp_gke_node_pool
WHERE any_match(pools, lambda p : NOT p['integrity'])
