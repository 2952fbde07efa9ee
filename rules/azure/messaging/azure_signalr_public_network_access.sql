/*
id: azure_signalr_public_network_access
title: SignalR or Web PubSub service has a public network endpoint
severity: medium
description: What only private networks need should not have an address on the internet at all.
remediation:
  console: 'Service > Networking: Public access Disabled, and private endpoints.'
  cli: az resource update --ids <id> --set properties.publicNetworkAccess=Disabled
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/azure-signalr/howto-private-endpoints
*/
SELECT resource_uid, name, public_network_access
FROM azure_signalr
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
