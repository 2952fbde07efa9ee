/*
id: azure_redis_cache_plain_port
title: Redis cache answers without TLS
severity: high
description: Keys and cached data, sessions among them, travel in clear.
remediation:
  console: 'Cache > Advanced settings: Allow access only via SSL.'
  cli: az redis update --resource-group <group> --name <cache> --set enableNonSslPort=false
  terraform: Set non_ssl_port_enabled = false.
attack: [T1040]
references:
  - https://learn.microsoft.com/azure/azure-cache-for-redis/cache-configure#access-ports
*/
SELECT resource_uid, name, plain_port
FROM azure_redis_port
WHERE plain_port
