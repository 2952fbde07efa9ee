/*
id: gcp_gke_shielded_nodes
title: Cluster does not check its nodes' identity
severity: medium
description: Without shielded nodes whoever reads a node's bootstrap credentials joins the cluster as a node.
remediation:
  console: "Kubernetes Engine > cluster > Security: shielded GKE nodes."
  cli: gcloud container clusters update <name> --enable-shielded-nodes
  terraform: |
    enable_shielded_nodes = true
attack: [T1078]
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes
*/
SELECT resource_uid, project, name, shielded_nodes
FROM gcp_gke_cluster
WHERE NOT shielded_nodes
