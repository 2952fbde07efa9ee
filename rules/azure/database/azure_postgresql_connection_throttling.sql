/*
id: azure_postgresql_connection_throttling
title: PostgreSQL does not slow down repeated failed sign-ins
severity: low
description: Passwords can be guessed as fast as the server answers.
remediation:
  console: 'Server > Server parameters: set connection_throttling to on.'
  cli: >-
    az postgres flexible-server parameter set --resource-group <group> --server-name <server> --name connection_throttling
    --value on
  terraform: Add an azurerm_postgresql_configuration with name = "connection_throttling" and value = "on".
attack: [T1110]
references:
  - https://learn.microsoft.com/azure/postgresql/single-server/concepts-server-logs
*/
SELECT resource_uid, name, settings
FROM (
  SELECT * FROM azure_database_setting
  WHERE resource_type LIKE '%postgresql%'
    AND (server OR any_match(settings, lambda s : s['setting'] IN ('connection_throttling', 'connection_throttle.enable')) IS NOT FALSE)
)
WHERE CASE any_match(settings, lambda s : s['setting'] IN ('connection_throttling', 'connection_throttle.enable'))
  WHEN true THEN any_match(settings, lambda s : s['setting'] IN ('connection_throttling', 'connection_throttle.enable') AND s['value'] IN ('off', 'false', '0', 'no', 'disabled')) END
