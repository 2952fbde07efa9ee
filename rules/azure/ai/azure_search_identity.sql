/*
id: azure_search_identity
title: Search service has no managed identity
severity: low
description: Without one it signs in to other services with secrets that somebody has to keep.
remediation:
  console: 'Search service > Identity: System assigned on.'
  cli: az resource update --ids <id> --set identity.type=SystemAssigned
  terraform: Add identity { type = "SystemAssigned" }.
attack: [T1552]
references:
  - https://learn.microsoft.com/azure/search/search-howto-managed-identities-data-sources
*/
SELECT resource_uid, name, identity
FROM azure_search_service
WHERE lower(identity) = 'none'
