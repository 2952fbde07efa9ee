/*
id: azure_kubernetes_audit_log
title: Cluster keeps no audit log
severity: medium
description: Nobody can tell afterwards who changed what through the Kubernetes API.
remediation:
  console: 'Resource > Diagnostic settings: Add diagnostic setting, with the category kube-audit-admin.'
  cli: >-
    az monitor diagnostic-settings create --name audit --resource <resource> --workspace <workspace> --logs '[{categoryGroup:
    audit, enabled: true}]'
  terraform: 'Add enabled_log { category_group = "audit" } to an azurerm_monitor_diagnostic_setting.'
attack: [T1562.008]
references:
  - https://learn.microsoft.com/azure/aks/monitor-aks
*/
SELECT resource_uid, name, logs
FROM (SELECT * FROM azure_diagnostic_setting WHERE target = 'microsoft.containerservice/managedclusters')
WHERE NOT any_match(logs, lambda l : l IN ('kube-audit-admin', 'kube-audit', 'audit', 'alllogs'))
