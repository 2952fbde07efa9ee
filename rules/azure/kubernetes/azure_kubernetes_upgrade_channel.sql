/*
id: azure_kubernetes_upgrade_channel
title: Kubernetes cluster does not upgrade itself
severity: low
description: Known holes of Kubernetes and its nodes stay open until somebody thinks of them.
remediation:
  console: 'Cluster > Upgrades: Automatic upgrade.'
  cli: az aks update --resource-group <group> --name <cluster> --auto-upgrade-channel patch
  terraform: Set automatic_upgrade_channel = "patch".
references:
  - https://learn.microsoft.com/azure/aks/auto-upgrade-cluster
*/
SELECT resource_uid, name, upgrade_channel
FROM azure_kubernetes_cluster
WHERE lower(upgrade_channel) = 'none'
