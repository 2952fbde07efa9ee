/*
id: gcp_gke_private_nodes
title: Cluster's nodes have external addresses
severity: medium
description: Nodes with external addresses are one firewall rule away from the internet.
remediation:
  console: Make the cluster again with private nodes.
  terraform: |
    private_cluster_config {
      enable_private_nodes = true
    }
attack: [T1133]
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/private-clusters
*/
SELECT resource_uid, project, name, private_nodes
FROM gcp_gke_cluster
WHERE NOT private_nodes
