/*
id: azure_sql_server_public_network_access
title: SQL server has a public network endpoint
severity: high
description: >-
  Everyone on the internet can reach the sign-in of the databases as far as a firewall rule lets them, and rules grow.
remediation:
  console: 'SQL server > Networking: set Public network access to Disable and use private endpoints.'
  cli: az sql server update --resource-group <group> --name <server> --enable-public-network false
  terraform: Set public_network_access_enabled = false.
attack: [T1190, T1110]
mapped_from: [prowler sqlserver_unrestricted_inbound_access]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings#deny-public-network-access
*/
SELECT resource_uid, name, public_network_access
FROM azure_sql_server
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
