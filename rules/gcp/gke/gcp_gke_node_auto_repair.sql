/*
id: gcp_gke_node_auto_repair
title: Nodes are not repaired by themselves
severity: low
description: A node that is broken stays in the cluster.
remediation:
  console: "Kubernetes Engine > node pool > Edit: auto-repair."
  cli: gcloud container node-pools update <pool> --cluster=<name> --enable-autorepair
  terraform: |
    management {
      auto_repair = true
    }
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/node-auto-repair
*/
SELECT resource_uid, project, name, pools
FROM gcp_gke_node_pool
WHERE any_match(pools, lambda p : NOT p['auto_repair'])
