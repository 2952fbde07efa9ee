/*
id: azure_redis_cache_minimum_tls
title: Redis cache accepts TLS older than 1.2
severity: medium
description: TLS 1.0 and 1.1 have known weaknesses and were withdrawn.
remediation:
  console: 'Cache > Advanced settings: Minimum TLS version 1.2.'
  cli: az redis update --resource-group <group> --name <cache> --set minimumTlsVersion=1.2
  terraform: Set minimum_tls_version = "1.2".
attack: [T1040]
references:
  - https://learn.microsoft.com/azure/azure-cache-for-redis/cache-tls-configuration
params:
  least: {type: text, default: "1.2", meaning: lowest TLS version that is accepted}
*/
SELECT resource_uid, name, minimum_tls
FROM azure_redis_tls
WHERE NOT version_at_least(minimum_tls, $least)
