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
frameworks:
  pci_dss_4.0:
    ["10.3.2", "10.6.3", "3.5.1.3", "3.5.1", "7.2.1", "7.2.2", "7.2.3", "7.2.5", "7.2.6", "7.3.1", "7.3.2", "7.3.3", "8.2.7",
    "8.2.8", "8.3.2", "8.3.4", "A1.1.2", "A3.4.1"]
  hipaa: ["164_308_a_4_ii_b"]
mapped_from: [prowler aks_cluster_rbac_enabled]
references:
  - https://learn.microsoft.com/azure/aks/concepts-identity
*/
SELECT resource_uid, name, rbac
FROM azure_kubernetes_cluster
WHERE NOT rbac
