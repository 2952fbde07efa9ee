/*
id: azure_kubernetes_entra
title: Cluster takes no sign-in by Entra ID
severity: medium
description: Users sign in by certificates that cannot be withdrawn and know no second factor.
remediation:
  console: 'Cluster > Security configuration: Microsoft Entra ID authentication.'
  cli: az aks update --resource-group <group> --name <cluster> --enable-aad
  terraform: Set azure_active_directory_role_based_access_control.
attack: [T1078]
references:
  - https://learn.microsoft.com/azure/aks/enable-authentication-microsoft-entra-id
*/
SELECT resource_uid, name, entra
FROM azure_kubernetes_cluster
WHERE NOT entra
