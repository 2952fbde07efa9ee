/*
id: azure_kubernetes_azure_policy
title: Azure Policy does not check a Kubernetes cluster
severity: low
description: Privileged pods and images from anywhere are accepted.
remediation:
  console: 'Cluster > Policies: Enable add-on.'
  cli: az aks enable-addons --resource-group <group> --name <cluster> --addons azure-policy
  terraform: Set azure_policy_enabled = true.
references:
  - https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes
*/
SELECT resource_uid, name, azure_policy
FROM azure_kubernetes_cluster
WHERE NOT azure_policy
