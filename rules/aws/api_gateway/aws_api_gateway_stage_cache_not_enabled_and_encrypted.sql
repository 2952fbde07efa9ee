/*
id: aws_api_gateway_stage_cache_not_enabled_and_encrypted
title: Stage of a REST API does not serve all its methods from an encrypted cache
severity: low
description: Without a cache every call loads the back end; without encryption the cache holds answers in the clear.
remediation:
  console: 'API Gateway > API > Stages > Edit: Provision API cache, encrypt cache data.'
  cli: >-
    aws apigateway update-stage --rest-api-id <id> --stage-name <name> --patch-operations
    op=replace,path=/cacheClusterEnabled,value=true
  terraform: Set cache_cluster_enabled and, in aws_api_gateway_method_settings, caching_enabled and cache_data_encrypted.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
*/
SELECT resource_uid, name, cache, cache_encrypted
FROM aws_api_gateway_stage
WHERE NOT cache_encrypted
