/*
id: azure_automation_local_auth
title: Automation account accepts keys
severity: medium
description: A key says nothing of who uses it, knows no second factor and lives until somebody rotates it.
remediation:
  console: 'Automation account: use Entra ID, then disable local authentication.'
  cli: az resource update --ids <id> --set properties.disableLocalAuth=true
  terraform: Set local_authentication_enabled = false.
attack: [T1552, T1078.004]
references:
  - https://learn.microsoft.com/azure/automation/disable-local-authentication
*/
SELECT resource_uid, name, local_auth
FROM azure_automation_account
WHERE local_auth
