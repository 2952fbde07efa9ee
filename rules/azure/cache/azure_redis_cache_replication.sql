/*
id: azure_redis_cache_replication
title: Redis cache has no replication
severity: low
description: 'A basic cache is one machine: what it holds is lost at each failure.'
remediation:
  console: 'Cache > Scale: Standard or Premium.'
  cli: az redis update --resource-group <group> --name <cache> --sku Standard --vm-size c1
  terraform: Set sku_name = "Standard".
references:
  - https://learn.microsoft.com/azure/azure-cache-for-redis/cache-high-availability
*/
SELECT resource_uid, name, sku
FROM azure_redis_cache
WHERE lower(sku) = 'basic'
