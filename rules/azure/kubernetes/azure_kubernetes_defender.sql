/*
id: azure_kubernetes_defender
title: Defender does not watch a Kubernetes cluster
severity: medium
description: Crypto miners, web shells and escapes from containers are not noticed.
remediation:
  console: 'Defender for Cloud > Environment settings > Containers: on.'
  cli: az aks update --resource-group <group> --name <cluster> --enable-defender
  terraform: Add microsoft_defender { log_analytics_workspace_id = … }.
attack: [T1562]
references:
  - https://learn.microsoft.com/azure/defender-for-cloud/defender-for-containers-introduction
*/
SELECT resource_uid, name, defender
FROM azure_kubernetes_cluster
WHERE NOT defender
