/*
id: azure_kubernetes_private_cluster
title: Kubernetes cluster's API server is public
severity: medium
description: Whoever finds a hole in the API server, or a token, can use it from anywhere.
remediation:
  console: Create the cluster as a private cluster.
  cli: az aks create --resource-group <group> --name <cluster> --enable-private-cluster
  terraform: Set private_cluster_enabled = true.
attack: [T1133]
mapped_from: [prowler aks_clusters_public_access_disabled]
references:
  - https://learn.microsoft.com/azure/aks/private-clusters
*/
SELECT resource_uid, name, private
FROM azure_kubernetes_cluster
WHERE NOT private
