/*
id: azure_kubernetes_node_public_address
title: Kubernetes nodes have public addresses
severity: medium
description: Each node can be reached from the internet directly.
remediation:
  console: Create the node pool without public IPs per node.
  cli: az aks nodepool add --resource-group <group> --cluster-name <cluster> --name <pool>
  terraform: Set node_public_ip_enabled = false in the node pool.
attack: [T1133]
mapped_from: [prowler aks_clusters_created_with_private_nodes]
references:
  - https://learn.microsoft.com/azure/aks/use-node-public-ips
*/
SELECT resource_uid, name, pools
FROM azure_kubernetes_node_pool
WHERE any_match(pools, lambda p : p['public_address'])
