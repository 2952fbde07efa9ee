/*
id: azure_kubernetes_service_principal
title: Cluster uses a service principal with a secret
severity: medium
description: The secret is kept on every node, ends after a year and has to be renewed by hand; a managed identity has none.
remediation:
  console: 'Cluster: az aks update --enable-managed-identity.'
  cli: az aks update --resource-group <group> --name <cluster> --enable-managed-identity
  terraform: Set an identity block in place of service_principal.
attack: [T1552]
references:
  - https://learn.microsoft.com/azure/aks/use-managed-identity
*/
SELECT resource_uid, name, identity
FROM azure_kubernetes_cluster
WHERE lower(identity) = 'none'
