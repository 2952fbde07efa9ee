/*
id: azure_postgresql_log_disconnections
title: Azure PostgreSQL does not log the end of sessions
severity: low
description: How long somebody was connected cannot be told.
remediation:
  console: 'Server > Server parameters: set log_disconnections to on.'
  cli: >-
    az postgres flexible-server parameter set --resource-group <group> --server-name <server> --name log_disconnections --value
    on
  terraform: Add an azurerm_postgresql_configuration with name = "log_disconnections" and value = "on".
attack: [T1562.008]
mapped_from: [prowler postgresql_flexible_server_log_disconnections_on]
references:
  - https://learn.microsoft.com/azure/postgresql/single-server/concepts-server-logs
*/
SELECT resource_uid, name, settings
FROM (
  SELECT * FROM azure_database_setting
  WHERE resource_type LIKE '%postgresql%'
    AND (server OR any_match(settings, lambda s : s['setting'] = 'log_disconnections') IS NOT FALSE)
)
WHERE CASE any_match(settings, lambda s : s['setting'] = 'log_disconnections')
  WHEN true THEN any_match(settings, lambda s : s['setting'] = 'log_disconnections' AND s['value'] IN ('off', 'false', '0', 'no', 'disabled'))
  -- Off unless it is switched on: only checkpoints and connections are logged by default.
  WHEN false THEN CASE WHEN single THEN true END END
