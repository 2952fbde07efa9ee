/*
id: azure_cosmos_minimum_tls
title: Cosmos DB account accepts TLS older than 1.2
severity: medium
description: TLS 1.0 and 1.1 have known weaknesses and were withdrawn.
remediation:
  console: 'Cosmos DB > Networking > Connectivity: Minimum TLS 1.2.'
  cli: az cosmosdb update --resource-group <group> --name <account> --minimal-tls-version Tls12
  terraform: Set minimal_tls_version = "Tls12".
attack: [T1040]
mapped_from: [prowler cosmosdb_account_minimum_tls_version]
references:
  - https://learn.microsoft.com/azure/cosmos-db/self-serve-minimum-tls-enforcement
*/
SELECT resource_uid, name, minimum_tls
FROM azure_cosmos_account
WHERE lower(minimum_tls) <> 'tls12'
