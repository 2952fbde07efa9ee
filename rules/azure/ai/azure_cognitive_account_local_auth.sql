/*
id: azure_cognitive_account_local_auth
title: AI services account accepts keys
severity: medium
description: A key says nothing of who uses it, knows no second factor and lives until somebody rotates it.
remediation:
  console: 'AI services account: use Entra ID, then disable local authentication.'
  cli: az resource update --ids <id> --set properties.disableLocalAuth=true
  terraform: Set local_auth_enabled = false.
attack: [T1552, T1078.004]
references:
  - https://learn.microsoft.com/azure/ai-services/disable-local-auth
*/
SELECT resource_uid, name, local_auth
FROM azure_cognitive_account
WHERE local_auth
