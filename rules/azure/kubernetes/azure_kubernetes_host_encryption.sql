/*
id: azure_kubernetes_host_encryption
title: Kubernetes nodes are not encrypted at their host
severity: low
description: >-
  Caches, temporary disks and the way between host and storage are not encrypted. It is chosen when the pool is created.
remediation:
  console: Create the node pool with encryption at host.
  cli: az aks nodepool add --resource-group <group> --cluster-name <cluster> --name <pool> --enable-encryption-at-host
  terraform: Set host_encryption_enabled = true in the node pool.
references:
  - https://learn.microsoft.com/azure/aks/enable-host-encryption
*/
SELECT resource_uid, name, pools
FROM azure_kubernetes_node_pool
WHERE any_match(pools, lambda p : NOT p['host_encryption'])
