/*
id: azure_kubernetes_ephemeral_os_disk
title: Kubernetes nodes keep their system disk in remote storage
severity: informational
description: What an attacker changes on such a disk outlives a reimaging; ephemeral disks are faster and start clean.
remediation:
  console: Create the node pool with an ephemeral OS disk.
  cli: az aks nodepool add --resource-group <group> --cluster-name <cluster> --name <pool> --node-osdisk-type Ephemeral
  terraform: Set os_disk_type = "Ephemeral" in the node pool.
references:
  - https://learn.microsoft.com/azure/aks/concepts-storage#ephemeral-os-disk
*/
SELECT resource_uid, name, pools
FROM azure_kubernetes_node_pool
WHERE any_match(pools, lambda p : lower(p['os_disk']) <> 'ephemeral')
