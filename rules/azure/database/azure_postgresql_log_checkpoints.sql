/*
id: azure_postgresql_log_checkpoints
title: PostgreSQL does not log checkpoints
severity: low
description: Checkpoints in the log show when data was written, which is needed to understand load, crashes and tampering.
remediation:
  console: 'Server > Server parameters: set log_checkpoints to on.'
  cli: >-
    az postgres flexible-server parameter set --resource-group <group> --server-name <server> --name log_checkpoints --value on
  terraform: Add an azurerm_postgresql_configuration with name = "log_checkpoints" and value = "on".
mapped_from: [prowler postgresql_flexible_server_log_checkpoints_on]
references:
  - https://learn.microsoft.com/azure/postgresql/single-server/concepts-server-logs
*/
SELECT resource_uid, name, settings
FROM (
  SELECT * FROM azure_database_setting
  WHERE resource_type LIKE '%postgresql%'
    AND (server OR any_match(settings, lambda s : s['setting'] = 'log_checkpoints') IS NOT FALSE)
)
WHERE CASE any_match(settings, lambda s : s['setting'] = 'log_checkpoints')
  WHEN true THEN any_match(settings, lambda s : s['setting'] = 'log_checkpoints' AND s['value'] IN ('off', 'false', '0', 'no', 'disabled'))
  -- On unless it is switched off.
  WHEN false THEN CASE WHEN single THEN false END END
