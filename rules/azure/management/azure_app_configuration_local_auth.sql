/*
id: azure_app_configuration_local_auth
title: App Configuration store accepts keys
severity: medium
description: A key says nothing of who uses it, knows no second factor and lives until somebody rotates it.
remediation:
  console: 'App Configuration store: use Entra ID, then disable local authentication.'
  cli: az resource update --ids <id> --set properties.disableLocalAuth=true
  terraform: Set local_auth_enabled = false.
attack: [T1552, T1078.004]
references:
  - https://learn.microsoft.com/azure/azure-app-configuration/howto-disable-access-key-authentication
*/
SELECT resource_uid, name, local_auth
FROM azure_app_configuration
WHERE local_auth
