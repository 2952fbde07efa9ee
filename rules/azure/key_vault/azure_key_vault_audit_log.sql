/*
id: azure_key_vault_audit_log
title: Key vault keeps no audit log
severity: medium
description: Nobody can tell afterwards who read which secret or used which key.
remediation:
  console: 'Resource > Diagnostic settings: Add diagnostic setting, with the category AuditEvent.'
  cli: >-
    az monitor diagnostic-settings create --name audit --resource <resource> --workspace <workspace> --logs '[{categoryGroup:
    audit, enabled: true}]'
  terraform: 'Add enabled_log { category_group = "audit" } to an azurerm_monitor_diagnostic_setting.'
attack: [T1562.008]
mapped_from: [prowler keyvault_logging_enabled]
references:
  - https://learn.microsoft.com/azure/key-vault/general/logging
*/
SELECT resource_uid, name, logs
FROM (SELECT * FROM azure_diagnostic_setting WHERE target = 'microsoft.keyvault/vaults')
WHERE NOT any_match(logs, lambda l : l IN ('auditevent', 'audit', 'alllogs'))
