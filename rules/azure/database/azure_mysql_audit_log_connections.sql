/*
id: azure_mysql_audit_log_connections
title: MySQL does not audit connections
severity: low
description: Attempts to sign in, failed ones too, leave no trace.
remediation:
  console: 'Server > Server parameters: set audit_log_events to connection,dcl.'
  cli: >-
    az mysql flexible-server parameter set --resource-group <group> --server-name <server> --name audit_log_events --value
    connection,dcl
  terraform: Add an azurerm_mysql_configuration with name = "audit_log_events" and value = "connection,dcl".
attack: [T1562.008]
mapped_from: [prowler mysql_flexible_server_audit_log_connection_activated]
references:
  - https://learn.microsoft.com/azure/mysql/flexible-server/concepts-audit-logs
*/
SELECT resource_uid, name, settings
FROM (
  SELECT * FROM azure_database_setting
  WHERE resource_type LIKE '%mysql%'
    AND (server OR any_match(settings, lambda s : s['setting'] = 'audit_log_events') IS NOT FALSE)
)
WHERE CASE any_match(settings, lambda s : s['setting'] = 'audit_log_events')
  WHEN true THEN any_match(settings, lambda s : s['setting'] = 'audit_log_events' AND s['value'] NOT LIKE '%connection%') END
