/*
id: azure_postgresql_log_connections
title: Azure PostgreSQL does not log connections
severity: low
description: Attempts to sign in, failed ones too, leave no trace.
remediation:
  console: 'Server > Server parameters: set log_connections to on.'
  cli: >-
    az postgres flexible-server parameter set --resource-group <group> --server-name <server> --name log_connections --value on
  terraform: Add an azurerm_postgresql_configuration with name = "log_connections" and value = "on".
attack: [T1562.008]
mapped_from: [prowler postgresql_flexible_server_log_connections_on]
references:
  - https://learn.microsoft.com/azure/postgresql/single-server/concepts-server-logs
*/
SELECT resource_uid, name, settings
FROM (
  SELECT * FROM azure_database_setting
  WHERE resource_type LIKE '%postgresql%'
    AND (server OR any_match(settings, lambda s : s['setting'] = 'log_connections') IS NOT FALSE)
)
WHERE CASE any_match(settings, lambda s : s['setting'] = 'log_connections')
  WHEN true THEN any_match(settings, lambda s : s['setting'] = 'log_connections' AND s['value'] IN ('off', 'false', '0', 'no', 'disabled'))
  -- On unless it is switched off.
  WHEN false THEN CASE WHEN single THEN false END END
