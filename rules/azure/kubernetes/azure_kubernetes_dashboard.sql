/*
id: azure_kubernetes_dashboard
title: Kubernetes cluster runs the old dashboard
severity: high
description: The dashboard acts with its own rights for whoever reaches it; it is withdrawn.
remediation:
  console: Disable the add-on kube-dashboard.
  cli: az aks disable-addons --resource-group <group> --name <cluster> --addons kube-dashboard
  terraform: Remove addon_profile { kube_dashboard { … } }.
attack: [T1133]
references:
  - https://learn.microsoft.com/azure/aks/kubernetes-portal
*/
SELECT resource_uid, name, dashboard
FROM azure_kubernetes_cluster
WHERE dashboard
