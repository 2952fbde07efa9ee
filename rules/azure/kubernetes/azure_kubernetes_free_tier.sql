/*
id: azure_kubernetes_free_tier
title: Kubernetes cluster has no availability agreement
severity: low
description: The control plane of the free tier has none, and fewer resources.
remediation:
  console: 'Cluster > Cluster configuration > Pricing tier: Standard.'
  cli: az aks update --resource-group <group> --name <cluster> --tier standard
  terraform: Set sku_tier = "Standard".
references:
  - https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers
*/
SELECT resource_uid, name, sku_tier
FROM azure_kubernetes_cluster
WHERE lower(sku_tier) = 'free'
