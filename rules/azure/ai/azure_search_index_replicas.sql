/*
id: azure_search_index_replicas
title: Search service has no availability agreement for updates of its indexes
severity: informational
description: It takes 3 copies for one.
remediation:
  console: 'Search service > Scale: 3 replicas or more.'
  cli: az search service update --resource-group <group> --name <service> --replica-count 3
  terraform: Set replica_count = 3.
references:
  - https://learn.microsoft.com/azure/search/search-reliability
params:
  least: {type: integer, default: 3, meaning: least number of copies}
*/
SELECT resource_uid, name, replicas
FROM azure_search_service
WHERE replicas < $least
