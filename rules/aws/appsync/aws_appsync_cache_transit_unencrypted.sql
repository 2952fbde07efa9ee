/*
id: aws_appsync_cache_transit_unencrypted
title: Cache of an AppSync API is reached without encryption
severity: medium
description: Answers can be read on the way to the cache and from it.
remediation:
  console: "AppSync > API > Caching: delete the cache and make it with encryption."
  cli: aws appsync create-api-cache --api-id <id> --transit-encryption-enabled --at-rest-encryption-enabled …
  terraform: Set transit_encryption_enabled = true.
attack: [T1040]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html
*/
SELECT resource_uid, name, transit
FROM aws_appsync_cache
WHERE NOT transit
