/*
id: azure_postgresql_log_duration
title: PostgreSQL does not log how long statements take
severity: low
description: Long exports and attempts to exhaust the server stay unseen.
remediation:
  console: 'Server > Server parameters: set log_duration to on.'
  cli: az postgres flexible-server parameter set --resource-group <group> --server-name <server> --name log_duration --value on
  terraform: Add an azurerm_postgresql_configuration with name = "log_duration" and value = "on".
references:
  - https://learn.microsoft.com/azure/postgresql/single-server/concepts-server-logs
*/
SELECT resource_uid, name, settings
FROM (
  SELECT * FROM azure_database_setting
  WHERE resource_type LIKE '%postgresql%'
    AND (server OR any_match(settings, lambda s : s['setting'] = 'log_duration') IS NOT FALSE)
)
WHERE CASE any_match(settings, lambda s : s['setting'] = 'log_duration')
  WHEN true THEN any_match(settings, lambda s : s['setting'] = 'log_duration' AND s['value'] IN ('off', 'false', '0', 'no', 'disabled'))
  -- Off unless it is switched on: only checkpoints and connections are logged by default.
  WHEN false THEN CASE WHEN single THEN true END END
