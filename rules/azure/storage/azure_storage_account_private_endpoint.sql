/*
id: azure_storage_account_private_endpoint
title: Storage account has no private endpoint
severity: low
description: Machines reach it by its public address, so its firewall has to let networks in that anybody may share.
remediation:
  console: 'Networking > Private endpoint connections > Private endpoint.'
  cli: az network private-endpoint create --name <endpoint> --resource-group <group> --subnet <subnet> --private-connection-resource-id <id> --connection-name <name> --group-id <kind>
  terraform: Add an azurerm_private_endpoint for it.
mapped_from: [prowler storage_ensure_private_endpoints_in_storage_accounts]
references:
  - https://learn.microsoft.com/azure/private-link/private-endpoint-overview
*/
SELECT resource_uid, name, endpoints
FROM (SELECT * FROM azure_private_endpoint WHERE type = 'microsoft.storage/storageaccounts')
WHERE endpoints = 0
