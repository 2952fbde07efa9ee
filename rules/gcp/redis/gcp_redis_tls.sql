/*
id: gcp_redis_tls
title: Redis takes connections without TLS
severity: medium
description: Without TLS what is cached, sessions too, can be read on the way.
remediation:
  console: Make the instance again with in-transit encryption.
  terraform: |
    transit_encryption_mode = "SERVER_AUTHENTICATION"
attack: [T1040, T1557]
references:
  - https://cloud.google.com/memorystore/docs/redis/about-in-transit-encryption
*/
SELECT resource_uid, project, name, tls
FROM gcp_redis_instance
WHERE tls = 'DISABLED'
