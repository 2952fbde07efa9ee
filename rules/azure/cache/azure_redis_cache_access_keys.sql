/*
id: azure_redis_cache_access_keys
title: Redis cache takes access keys
severity: medium
description: A key opens everything, to everybody who has it, from the day it leaks to the day it is renewed.
remediation:
  console: 'Cache > Authentication: Disable Access Keys Authentication.'
  terraform: Set access_keys_authentication_enabled = false in azurerm_redis_cache.
attack: [T1552, T1078]
references:
  - https://learn.microsoft.com/azure/azure-cache-for-redis/cache-azure-active-directory-for-authentication
*/
SELECT resource_uid, name, access_keys
FROM azure_redis_access_key
WHERE access_keys
