/*
id: azure_kubernetes_system_pool
title: System pods of a Kubernetes cluster share their nodes
severity: low
description: An application that takes all memory, or is taken over, stands beside DNS and the metrics of the whole cluster.
remediation:
  console: Taint the system pool with CriticalAddonsOnly=true:NoSchedule.
  cli: >-
    az aks nodepool update --resource-group <group> --cluster-name <cluster> --name <pool> --node-taints
    CriticalAddonsOnly=true:NoSchedule
  terraform: Set only_critical_addons_enabled = true in default_node_pool.
references:
  - https://learn.microsoft.com/azure/aks/use-system-pools
*/
SELECT resource_uid, name, pools
FROM azure_kubernetes_node_pool
WHERE any_match(pools, lambda p : lower(p['mode']) = 'system' AND NOT p['critical_only'])
