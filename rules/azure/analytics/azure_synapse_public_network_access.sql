/*
id: azure_synapse_public_network_access
title: Synapse workspace has a public network endpoint
severity: medium
description: What only private networks need should not have an address on the internet at all.
remediation:
  console: 'Synapse workspace > Networking: Public network access Disabled.'
  cli: az synapse workspace update --resource-group <group> --name <workspace> --set publicNetworkAccess=Disabled
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/synapse-analytics/security/connectivity-settings
*/
SELECT resource_uid, name, public_network_access
FROM azure_synapse_workspace
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
