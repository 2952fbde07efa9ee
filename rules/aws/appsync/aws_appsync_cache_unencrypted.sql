/*
id: aws_appsync_cache_unencrypted
title: Cache of an AppSync API keeps answers in the clear
severity: medium
description: Copies of answers, personal data among them, lie unencrypted.
remediation:
  console: "AppSync > API > Caching: delete the cache and make it with encryption."
  cli: aws appsync create-api-cache --api-id <id> --transit-encryption-enabled --at-rest-encryption-enabled …
  terraform: Set at_rest_encryption_enabled = true.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html
*/
SELECT resource_uid, name, at_rest
FROM aws_appsync_cache
WHERE NOT at_rest
