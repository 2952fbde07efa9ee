/*
id: gcp_redis_auth
title: Redis asks for no password
severity: medium
description: Whoever reaches the network reads and writes the cache.
remediation:
  console: "Memorystore > instance > Edit: AUTH."
  cli: gcloud redis instances update <name> --enable-auth --region=<region>
  terraform: |
    auth_enabled = true
attack: [T1078]
references:
  - https://cloud.google.com/memorystore/docs/redis/about-redis-auth
*/
SELECT resource_uid, project, name, auth
FROM gcp_redis_instance
WHERE NOT auth
