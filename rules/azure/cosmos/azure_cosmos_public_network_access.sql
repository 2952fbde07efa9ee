/*
id: azure_cosmos_public_network_access
title: Cosmos DB account has a public network endpoint
severity: medium
description: Data that only private networks need should not have an address on the internet at all.
remediation:
  console: 'Cosmos DB > Networking: Public network access Disabled, and private endpoints.'
  cli: az cosmosdb update --resource-group <group> --name <account> --public-network-access DISABLED
  terraform: Set public_network_access_enabled = false.
attack: [T1530]
mapped_from: [prowler cosmosdb_account_public_network_access_disabled]
references:
  - https://learn.microsoft.com/azure/cosmos-db/how-to-configure-private-endpoints
*/
SELECT resource_uid, name, public_network_access
FROM azure_cosmos_account
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
