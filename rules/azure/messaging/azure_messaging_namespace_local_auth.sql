/*
id: azure_messaging_namespace_local_auth
title: Messaging namespace accepts keys
severity: medium
description: A key says nothing of who uses it, knows no second factor and lives until somebody rotates it.
remediation:
  console: 'Messaging namespace: use Entra ID, then disable local authentication.'
  cli: az resource update --ids <id> --set properties.disableLocalAuth=true
  terraform: Set local_auth_enabled = false.
attack: [T1552, T1078.004]
references:
  - https://learn.microsoft.com/azure/service-bus-messaging/disable-local-authentication
*/
SELECT resource_uid, name, local_auth
FROM azure_messaging_namespace
WHERE local_auth
