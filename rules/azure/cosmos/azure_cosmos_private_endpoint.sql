/*
id: azure_cosmos_private_endpoint
title: Cosmos DB account has no private endpoint
severity: low
description: Machines reach it by its public address, so its firewall has to let networks in that anybody may share.
remediation:
  console: 'Networking > Private endpoint connections > Private endpoint.'
  cli: az network private-endpoint create --name <endpoint> --resource-group <group> --subnet <subnet> --private-connection-resource-id <id> --connection-name <name> --group-id <kind>
  terraform: Add an azurerm_private_endpoint for it.
mapped_from: [prowler cosmosdb_account_use_private_endpoints]
references:
  - https://learn.microsoft.com/azure/private-link/private-endpoint-overview
*/
SELECT resource_uid, name, endpoints
FROM (SELECT * FROM azure_private_endpoint WHERE type = 'microsoft.documentdb/databaseaccounts')
WHERE endpoints = 0
