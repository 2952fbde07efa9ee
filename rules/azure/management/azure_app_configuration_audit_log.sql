/*
id: azure_app_configuration_audit_log
title: App Configuration keeps no audit log
severity: medium
description: Nobody can tell afterwards who read or changed which setting.
remediation:
  console: 'Resource > Diagnostic settings: Add diagnostic setting, with the category Audit.'
  cli: >-
    az monitor diagnostic-settings create --name audit --resource <resource> --workspace <workspace> --logs '[{categoryGroup:
    audit, enabled: true}]'
  terraform: 'Add enabled_log { category_group = "audit" } to an azurerm_monitor_diagnostic_setting.'
attack: [T1562.008]
references:
  - https://learn.microsoft.com/azure/azure-app-configuration/monitor-app-configuration
*/
SELECT resource_uid, name, logs
FROM (SELECT * FROM azure_diagnostic_setting WHERE target = 'microsoft.appconfiguration/configurationstores')
WHERE NOT any_match(logs, lambda l : l IN ('audit', 'audit', 'alllogs'))
