/*
id: azure_cosmos_automatic_failover
title: Cosmos DB account does not fail over by itself
severity: low
description: When the write region is lost, writes stop until somebody acts.
remediation:
  console: 'Cosmos DB > Replicate data globally: Service-Managed Failover on.'
  cli: az cosmosdb update --resource-group <group> --name <account> --enable-automatic-failover true
  terraform: Set automatic_failover_enabled = true.
mapped_from: [prowler cosmosdb_account_automatic_failover_enabled]
references:
  - https://learn.microsoft.com/azure/cosmos-db/how-to-manage-database-account#automatic-failover
*/
SELECT resource_uid, name, automatic_failover
FROM azure_cosmos_account
WHERE NOT automatic_failover
