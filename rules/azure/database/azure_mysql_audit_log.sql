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
mapped_from: [prowler mysql_flexible_server_audit_log_enabled]
references:
  - https://learn.microsoft.com/azure/mysql/flexible-server/concepts-audit-logs
*/
SELECT resource_uid, name, settings
FROM (
  SELECT * FROM azure_database_setting
  WHERE resource_type LIKE '%mysql%'
    AND (server OR any_match(settings, lambda s : s['setting'] = 'audit_log_enabled') IS NOT FALSE)
)
WHERE CASE any_match(settings, lambda s : s['setting'] = 'audit_log_enabled')
  WHEN true THEN any_match(settings, lambda s : s['setting'] = 'audit_log_enabled' AND s['value'] IN ('off', 'false', '0', 'no', 'disabled'))
  -- It is off unless it is switched on.
  WHEN false THEN true END
