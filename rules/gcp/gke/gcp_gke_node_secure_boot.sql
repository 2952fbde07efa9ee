/*
id: gcp_gke_node_secure_boot
title: Nodes start without secure boot
severity: low
description: Secure boot refuses boot loaders and kernels that nobody signed.
remediation:
  console: Make the node pool again with secure boot.
  terraform: |
    node_config {
      shielded_instance_config {
        enable_secure_boot = true
      }
    }
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes
*/
SELECT resource_uid, project, name, pools
FROM gcp_gke_node_pool
WHERE any_match(pools, lambda p : NOT p['secure_boot'])
