/*
id: azure_kubernetes_scale_sets
title: Kubernetes nodes are no scale set
severity: low
description: Availability sets cannot scale by themselves, span zones or have several pools.
remediation:
  console: Create the node pool with virtual machine scale sets.
  cli: az aks create --resource-group <group> --name <cluster> --vm-set-type VirtualMachineScaleSets
  terraform: Set type = "VirtualMachineScaleSets" in default_node_pool.
references:
  - https://learn.microsoft.com/azure/aks/use-system-pools
*/
SELECT resource_uid, name, pools
FROM azure_kubernetes_node_pool
WHERE any_match(pools, lambda p : lower(p['kind']) = 'availabilityset')
