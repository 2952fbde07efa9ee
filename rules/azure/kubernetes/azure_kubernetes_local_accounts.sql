/*
id: azure_kubernetes_local_accounts
title: Kubernetes cluster has local accounts
severity: medium
description: The cluster-admin certificate cannot be withdrawn from one person, and knows no second factor.
remediation:
  console: 'Cluster configuration > Authentication: Microsoft Entra ID, and disable local accounts.'
  cli: az aks update --resource-group <group> --name <cluster> --disable-local-accounts
  terraform: Set local_account_disabled = true.
attack: [T1078]
mapped_from: [prowler aks_cluster_local_accounts_disabled]
references:
  - https://learn.microsoft.com/azure/aks/manage-local-accounts-managed-azure-ad
*/
SELECT resource_uid, name, local_accounts
FROM azure_kubernetes_cluster
WHERE local_accounts
