/*
id: azure_kubernetes_monitoring
title: Kubernetes cluster does not send its logs
severity: low
description: What ran, failed and was tried is gone with the nodes.
remediation:
  console: 'Cluster > Monitoring > Insights: Enable.'
  cli: az aks enable-addons --resource-group <group> --name <cluster> --addons monitoring
  terraform: Add oms_agent { log_analytics_workspace_id = … }.
attack: [T1562.008]
mapped_from: [prowler aks_cluster_azure_monitor_enabled]
references:
  - https://learn.microsoft.com/azure/azure-monitor/containers/container-insights-overview
*/
SELECT resource_uid, name, monitoring
FROM azure_kubernetes_cluster
WHERE NOT monitoring
