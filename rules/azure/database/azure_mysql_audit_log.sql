/*
id: azure_mysql_audit_log
title: MySQL writes no audit log
severity: medium
description: Nobody can tell afterwards who read or changed which data.
remediation:
  console: 'Server > Server parameters: set audit_log_enabled to on.'
  cli: >-
    az mysql flexible-server parameter set --resource-group <group> --server-name <server> --name audit_log_enabled --value on
  terraform: Add an azurerm_mysql_configuration with name = "audit_log_enabled" and value = "on".
attack: [T1562.008]
frameworks:
  iso27001_2022: ["A.8.15"]
  pci_dss_4.0:
    ["10.2.1.1", "10.2.1.2", "10.2.1.3", "10.2.1.4", "10.2.1.5", "10.2.1.6", "10.2.1.7", "10.2.1", "10.2.2", "10.3.1", "10.6.3",
    "5.3.4", "A1.2.1"]
  hipaa: ["164_312_b"]
  soc2: ["cc_7_2", "cc_7_3", "cc_a_1_1", "pi_1_3"]
mapped_from: [prowler mysql_flexible_server_audit_log_enabled]
references:
  - https://learn.microsoft.com/azure/mysql/flexible-server/concepts-audit-logs
*/
SELECT resource_uid, name, settings
FROM azure_database_setting
WHERE resource_type LIKE '%mysql%'
  AND any_match(settings, lambda s : s['setting'] = 'audit_log_enabled' AND s['value'] = 'off')
