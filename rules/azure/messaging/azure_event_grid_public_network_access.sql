/*
id: azure_event_grid_public_network_access
title: Event Grid topic or domain has a public network endpoint
severity: medium
description: What only private networks need should not have an address on the internet at all.
remediation:
  console: 'Topic > Networking: Private endpoints only.'
  cli: az eventgrid topic update --resource-group <group> --name <topic> --public-network-access disabled
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/event-grid/configure-private-endpoints
*/
SELECT resource_uid, name, public_network_access
FROM azure_event_grid_network
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
