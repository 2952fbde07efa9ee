/*
id: azure_service_bus_audit_log
title: Service Bus keeps no audit log
severity: medium
description: Nobody can tell afterwards who sent, read or changed what.
remediation:
  console: 'Resource > Diagnostic settings: Add diagnostic setting, with the category RuntimeAuditLogs.'
  cli: >-
    az monitor diagnostic-settings create --name audit --resource <resource> --workspace <workspace> --logs '[{categoryGroup:
    audit, enabled: true}]'
  terraform: 'Add enabled_log { category_group = "audit" } to an azurerm_monitor_diagnostic_setting.'
attack: [T1562.008]
references:
  - https://learn.microsoft.com/azure/service-bus-messaging/monitor-service-bus-reference
*/
SELECT resource_uid, name, logs
FROM (SELECT * FROM azure_diagnostic_setting WHERE target = 'microsoft.servicebus/namespaces')
WHERE NOT any_match(logs, lambda l : l IN ('runtimeauditlogs', 'audit', 'alllogs'))
