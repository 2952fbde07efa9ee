/*
id: azure_event_grid_local_auth
title: Event Grid topic or domain accepts keys
severity: medium
description: A key says nothing of who uses it, knows no second factor and lives until somebody rotates it.
remediation:
  console: 'Event Grid topic or domain: use Entra ID, then disable local authentication.'
  cli: az resource update --ids <id> --set properties.disableLocalAuth=true
  terraform: Set local_auth_enabled = false.
attack: [T1552, T1078.004]
references:
  - https://learn.microsoft.com/azure/event-grid/authenticate-with-microsoft-entra-id
*/
SELECT resource_uid, name, local_auth
FROM azure_event_grid
WHERE local_auth
