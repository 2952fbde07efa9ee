/*
id: gcp_gke_node_scopes
title: Nodes of a cluster may use every API
severity: medium
description: >-
  The access scope cloud-platform, or compute, lets whoever takes a pod that sees the node's credentials use all that the node's
  account may.
remediation:
  console: 'Kubernetes Engine > cluster > Node pools > Security: Allow default access, and an account of its own.'
  terraform: List the scopes that nodes need in oauth_scopes of node_config.
attack: [T1552.005]
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/access-scopes
*/
SELECT resource_uid, project, name, pools
FROM gcp_gke_node_pool
WHERE any_match(pools, lambda p : any_match(p['scopes'], lambda s :
  regexp_like(s, '(^|/auth/)(cloud-platform|compute|compute-rw|sql-admin)$')))
