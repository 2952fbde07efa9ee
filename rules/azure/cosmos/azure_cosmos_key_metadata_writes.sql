/*
id: azure_cosmos_key_metadata_writes
title: Keys of a Cosmos DB account may change its structure
severity: low
description: A leaked key can delete databases and raise throughput, past Azure's own roles and locks.
remediation:
  console: Disable key based metadata write access.
  cli: az cosmosdb update --resource-group <group> --name <account> --disable-key-based-metadata-write-access true
  terraform: Set access_key_metadata_writes_enabled = false.
attack: [T1485]
references:
  - https://learn.microsoft.com/azure/cosmos-db/role-based-access-control#prevent-sdk-changes
*/
SELECT resource_uid, name, key_metadata_writes
FROM azure_cosmos_account
WHERE key_metadata_writes
