/*
id: azure_search_query_replicas
title: Search service has no availability agreement for queries
severity: informational
description: It takes 2 copies for one.
remediation:
  console: 'Search service > Scale: 2 replicas or more.'
  cli: az search service update --resource-group <group> --name <service> --replica-count 2
  terraform: Set replica_count = 2.
references:
  - https://learn.microsoft.com/azure/search/search-reliability
params:
  least: {type: integer, default: 2, meaning: least number of copies}
*/
SELECT resource_uid, name, replicas
FROM azure_search_service
WHERE replicas < $least
