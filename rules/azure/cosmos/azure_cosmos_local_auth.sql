/*
id: azure_cosmos_local_auth
title: Cosmos DB account accepts its keys
severity: medium
description: A key opens the whole account, says nothing of who uses it and lives until somebody rotates it.
remediation:
  console: Use Entra ID for data access, then disable local authentication.
  cli: az resource update --ids <id> --set properties.disableLocalAuth=true
  terraform: Set local_authentication_disabled = true.
attack: [T1552, T1078.004]
mapped_from: [prowler cosmosdb_account_use_aad_and_rbac]
references:
  - https://learn.microsoft.com/azure/cosmos-db/how-to-setup-rbac
*/
SELECT resource_uid, name, local_auth
FROM azure_cosmos_account
WHERE local_auth
