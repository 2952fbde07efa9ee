/*
id: azure_data_explorer_identity
title: Data Explorer cluster has no managed identity
severity: low
description: Without one it signs in to other services with secrets that somebody has to keep.
remediation:
  console: 'Data Explorer cluster > Identity: System assigned on.'
  cli: az resource update --ids <id> --set identity.type=SystemAssigned
  terraform: Add identity { type = "SystemAssigned" }.
attack: [T1552]
references:
  - https://learn.microsoft.com/azure/data-explorer/configure-managed-identities-cluster
*/
SELECT resource_uid, name, identity
FROM azure_data_explorer_cluster
WHERE lower(identity) = 'none'
