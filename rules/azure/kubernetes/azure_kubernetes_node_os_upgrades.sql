/*
id: azure_kubernetes_node_os_upgrades
title: Operating system of the nodes is not upgraded
severity: medium
description: Holes in the kernel and the runtime stay open until somebody renews the nodes by hand.
remediation:
  console: 'Cluster > Upgrades > Security channel: Node image or Security patch.'
  cli: az aks update --resource-group <group> --name <cluster> --node-os-upgrade-channel NodeImage
  terraform: 'Set node_os_upgrade_channel = "NodeImage".'
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/aks/auto-upgrade-node-os-image
*/
SELECT resource_uid, name, os_upgrades
FROM azure_kubernetes_cluster
WHERE lower(os_upgrades) IN ('none', 'unmanaged')
