/*
id: azure_kubernetes_azure_rbac
title: Roles of Azure do not decide within the cluster
severity: low
description: >-
  Who may do what stands in each cluster by itself, where nobody reviews it with the rest of Azure's roles.
remediation:
  console: 'Cluster > Security configuration: Microsoft Entra ID authentication with Azure RBAC.'
  cli: az aks update --resource-group <group> --name <cluster> --enable-aad --enable-azure-rbac
  terraform: Set azure_rbac_enabled = true in azure_active_directory_role_based_access_control.
references:
  - https://learn.microsoft.com/azure/aks/manage-azure-rbac
*/
SELECT resource_uid, name, azure_rbac
FROM azure_kubernetes_cluster
WHERE NOT azure_rbac
