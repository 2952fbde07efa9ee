/*
id: azure_automation_audit_log
title: Automation account keeps no audit log
severity: medium
description: Nobody can tell afterwards who changed or ran which runbook.
remediation:
  console: 'Resource > Diagnostic settings: Add diagnostic setting, with the category AuditEvent.'
  cli: >-
    az monitor diagnostic-settings create --name audit --resource <resource> --workspace <workspace> --logs '[{categoryGroup:
    audit, enabled: true}]'
  terraform: 'Add enabled_log { category_group = "audit" } to an azurerm_monitor_diagnostic_setting.'
attack: [T1562.008]
references:
  - https://learn.microsoft.com/azure/automation/automation-manage-send-joblogs-log-analytics
*/
SELECT resource_uid, name, logs
FROM (SELECT * FROM azure_diagnostic_setting WHERE target = 'microsoft.automation/automationaccounts')
WHERE NOT any_match(logs, lambda l : l IN ('auditevent', 'audit', 'alllogs'))
