/*
id: azure_redis_cache_version
title: Redis cache runs an old version of Redis
severity: medium
description: 'Redis 4 was retired in 2023: nobody fixes the holes that are found in it.'
remediation:
  console: Cache > Advanced settings > Upgrade.
  terraform: 'Set redis_version = "6".'
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/azure-cache-for-redis/cache-retired-features
params:
  least: {type: text, default: "6", meaning: oldest version of Redis that is accepted}
*/
SELECT resource_uid, name, version
FROM azure_redis_cache
WHERE NOT version_at_least(version, $least)
