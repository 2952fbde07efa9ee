/*
id: gcp_gke_node_auto_upgrade
title: Nodes have no auto-upgrade
severity: medium
description: Nodes stay behind until somebody upgrades them, and known holes stay open.
remediation:
  console: "Kubernetes Engine > node pool > Edit: auto-upgrade."
  cli: gcloud container node-pools update <pool> --cluster=<name> --enable-autoupgrade
  terraform: |
    management {
      auto_upgrade = true
    }
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/node-auto-upgrades
*/
SELECT resource_uid, project, name, pools
FROM gcp_gke_node_pool
WHERE any_match(pools, lambda p : NOT p['auto_upgrade'])
