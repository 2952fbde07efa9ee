/*
id: azure_cosmos_customer_managed_key
title: Cosmos DB account is not encrypted with a key of yours
severity: low
description: >-
  With a key in your own Key Vault you decide who may decrypt, see each use and can withdraw it. It is chosen at creation.
remediation:
  console: 'Create the account with Data encryption: Customer-managed key.'
  cli: az cosmosdb create --resource-group <group> --name <account> --key-uri <uri>
  terraform: Set key_vault_key_id.
references:
  - https://learn.microsoft.com/azure/cosmos-db/how-to-setup-customer-managed-keys
*/
SELECT resource_uid, name, customer_key
FROM azure_cosmos_account
WHERE NOT customer_key
