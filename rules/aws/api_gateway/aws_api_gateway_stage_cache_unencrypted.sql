/*
id: aws_api_gateway_stage_cache_unencrypted
title: Stage of a REST API caches answers unencrypted
severity: medium
description: The cache holds copies of answers, personal data among them, in the clear.
remediation:
  console: 'API Gateway > API > Stages > Edit: Encrypt cache data.'
  cli: >-
    aws apigateway update-stage --rest-api-id <id> --stage-name <name> --patch-operations
    op=replace,path=/{resource}/{method}/caching/dataEncrypted,value=true
  terraform: Set settings { cache_data_encrypted = true } in the aws_api_gateway_method_settings.
mapped_from: [prowler apigateway_restapi_cache_encrypted]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
*/
SELECT resource_uid, name, cache, cache_plain
FROM aws_api_gateway_stage
WHERE cache_plain
