/*
id: azure_signalr_local_auth
title: SignalR or Web PubSub service accepts keys
severity: medium
description: A key says nothing of who uses it, knows no second factor and lives until somebody rotates it.
remediation:
  console: 'SignalR or Web PubSub service: use Entra ID, then disable local authentication.'
  cli: az resource update --ids <id> --set properties.disableLocalAuth=true
  terraform: Set local_auth_enabled = false.
attack: [T1552, T1078.004]
references:
  - https://learn.microsoft.com/azure/azure-signalr/howto-disable-local-auth
*/
SELECT resource_uid, name, local_auth
FROM azure_signalr
WHERE local_auth
