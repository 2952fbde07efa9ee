/*
id: azure_redis_cache_public_network_access
title: Redis cache has a public network endpoint
severity: medium
description: What only private networks need should not have an address on the internet at all.
remediation:
  console: 'Cache > Private endpoint: add one and disable public network access.'
  cli: az redis update --resource-group <group> --name <cache> --set publicNetworkAccess=Disabled
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/azure-cache-for-redis/cache-private-link
*/
SELECT resource_uid, name, public_network_access
FROM azure_redis_network
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
