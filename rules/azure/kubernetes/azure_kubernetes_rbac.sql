/*
id: azure_kubernetes_rbac
title: Kubernetes cluster runs without role-based access control
severity: high
description: Everybody who gets into the cluster may do everything in it. It is chosen at creation.
remediation:
  console: Create the cluster with Kubernetes RBAC enabled.
  cli: az aks create --resource-group <group> --name <cluster> --enable-aad --enable-azure-rbac
  terraform: Set role_based_access_control_enabled = true.
attack: [T1078]
mapped_from: [prowler aks_cluster_rbac_enabled]
references:
  - https://learn.microsoft.com/azure/aks/concepts-identity
*/
SELECT resource_uid, name, rbac
FROM azure_kubernetes_cluster
WHERE NOT rbac
