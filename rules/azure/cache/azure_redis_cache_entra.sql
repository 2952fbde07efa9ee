/*
id: azure_redis_cache_entra
title: Redis cache takes no sign-in by Entra ID
severity: low
description: Programs sign in by keys that have to be kept, shared and renewed.
remediation:
  console: 'Cache > Authentication: Microsoft Entra Authentication.'
  terraform: Set active_directory_authentication_enabled = true in redis_configuration.
references:
  - https://learn.microsoft.com/azure/azure-cache-for-redis/cache-azure-active-directory-for-authentication
*/
SELECT resource_uid, name, entra
FROM azure_redis_cache
WHERE NOT entra
