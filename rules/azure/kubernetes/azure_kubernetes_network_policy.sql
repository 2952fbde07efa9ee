/*
id: azure_kubernetes_network_policy
title: Kubernetes cluster does not filter traffic between pods
severity: medium
description: One pod that is taken over reaches every other one. Policies that you write have no effect without an engine.
remediation:
  console: Create the cluster with network policy Azure, Calico or Cilium.
  cli: az aks create --resource-group <group> --name <cluster> --network-plugin azure --network-policy cilium
  terraform: Set network_profile { network_policy = "cilium" }.
attack: [T1021]
mapped_from: [prowler aks_network_policy_enabled]
references:
  - https://learn.microsoft.com/azure/aks/use-network-policies
*/
SELECT resource_uid, name, network_policy
FROM azure_kubernetes_cluster
WHERE lower(network_policy) IN ('', 'none')
