/*
id: gcp_gke_node_default_account
title: Nodes use the default service account
severity: high
description: >
  The default account of Compute Engine is editor of the project in most organizations: a pod that reaches the metadata server
  has the project.
remediation:
  console: Make the node pool again with a service account of its own.
  terraform: |
    node_config {
      service_account = google_service_account.nodes.email
    }
attack: [T1552]
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster
*/
SELECT resource_uid, project, name, pools
FROM gcp_gke_node_pool
WHERE any_match(pools, lambda p : p['account'] = 'default' OR p['account'] LIKE '%-compute@developer.gserviceaccount.com')
