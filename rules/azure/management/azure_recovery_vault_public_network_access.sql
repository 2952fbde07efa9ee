/*
id: azure_recovery_vault_public_network_access
title: Recovery vault has a public network endpoint
severity: medium
description: What only private networks need should not have an address on the internet at all.
remediation:
  console: 'Vault > Networking: Deny public access.'
  cli: az backup vault update --name <vault> --resource-group <group> --public-network-access Disable
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/backup/private-endpoints-overview
*/
SELECT resource_uid, name, public_network_access
FROM azure_recovery_vault
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
