/*
id: azure_postgresql_log_retention
title: PostgreSQL keeps its logs too short
severity: low
description: What happened last week cannot be told.
remediation:
  console: 'Server > Server parameters: set log_retention_days to 7.'
  cli: >-
    az postgres flexible-server parameter set --resource-group <group> --server-name <server> --name log_retention_days --value
    7
  terraform: Add an azurerm_postgresql_configuration with name = "log_retention_days" and value = "7".
mapped_from: [prowler postgresql_flexible_server_log_retention_days_greater_3]
references:
  - https://learn.microsoft.com/azure/postgresql/single-server/concepts-server-logs
params:
  days: {type: integer, default: 4, meaning: days for which logs must be kept}
*/
SELECT resource_uid, name, settings
FROM (
  SELECT * FROM azure_database_setting
  WHERE resource_type LIKE '%postgresql%'
    AND (server OR any_match(settings, lambda s : s['setting'] IN ('log_retention_days', 'logfiles.retention_days')) IS NOT FALSE)
)
WHERE CASE any_match(settings, lambda s : s['setting'] IN ('log_retention_days', 'logfiles.retention_days'))
  WHEN true THEN any_match(settings, lambda s : s['setting'] IN ('log_retention_days', 'logfiles.retention_days') AND TRY_CAST(s['value'] AS BIGINT) < $days)
  -- Three days unless more is asked for.
  WHEN false THEN CASE WHEN single THEN 3 < $days END END
