/*
id: azure_kubernetes_version
title: Cluster runs a version of Kubernetes that is out of support
severity: medium
description: >-
  AKS supports a version for a year, and one more with long term support: after that nobody fixes holes in the control plane.
remediation:
  console: Cluster > Upgrades > Kubernetes version.
  cli: az aks upgrade --resource-group <group> --name <cluster> --kubernetes-version <version>
  terraform: Set kubernetes_version.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/aks/supported-kubernetes-versions
params:
  least: {type: text, default: "1.33", meaning: oldest version that is supported}
*/
SELECT resource_uid, name, version, long_support
FROM azure_kubernetes_cluster
WHERE NOT long_support AND NOT version_at_least(version, $least)
