/*
id: azure_automation_public_network_access
title: Automation account has a public network endpoint
severity: medium
description: Webhooks and agents of the account can be reached from the internet.
remediation:
  console: 'Automation account > Networking: Disabled.'
  cli: az resource update --ids <id> --set properties.publicNetworkAccess=false
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/automation/how-to/private-link-security
*/
SELECT resource_uid, name, public_network_access
FROM azure_automation_account
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
