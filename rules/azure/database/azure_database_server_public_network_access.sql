/*
id: azure_database_server_public_network_access
title: Database server has a public network endpoint
severity: high
description: Everyone on the internet can reach its sign-in as far as a firewall rule lets them, and rules grow.
remediation:
  console: 'Server > Networking: Deny public network access and use private access.'
  cli: az postgres server update --resource-group <group> --name <server> --public-network-access Disabled
  terraform: Set public_network_access_enabled = false.
attack: [T1190, T1110]
references:
  - https://learn.microsoft.com/azure/postgresql/single-server/concepts-data-access-and-security-private-link
*/
SELECT resource_uid, name, public_network_access
FROM azure_database_server
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
