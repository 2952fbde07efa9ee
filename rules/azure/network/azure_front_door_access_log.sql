/*
id: azure_front_door_access_log
title: Front Door keeps no access log
severity: medium
description: Attacks on what stands behind it cannot be found or traced.
remediation:
  console: 'Resource > Diagnostic settings: Add diagnostic setting, with the category FrontDoorAccessLog.'
  cli: >-
    az monitor diagnostic-settings create --name audit --resource <resource> --workspace <workspace> --logs '[{categoryGroup:
    audit, enabled: true}]'
  terraform: 'Add enabled_log { category_group = "audit" } to an azurerm_monitor_diagnostic_setting.'
attack: [T1562.008]
references:
  - https://learn.microsoft.com/azure/frontdoor/standard-premium/how-to-logs
*/
SELECT resource_uid, name, logs
FROM (SELECT * FROM azure_diagnostic_setting WHERE target = 'microsoft.cdn/profiles')
WHERE NOT any_match(logs, lambda l : l IN ('frontdooraccesslog', 'audit', 'alllogs'))
