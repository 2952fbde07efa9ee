/*
id: aws_api_gateway_stage_tracing_disabled
title: Stage of a REST API is not traced
severity: low
description: Slow and failing calls between services cannot be followed.
remediation:
  console: 'API Gateway > API > Stages > Logs and tracing: X-Ray tracing.'
  cli: >-
    aws apigateway update-stage --rest-api-id <id> --stage-name <name> --patch-operations
    op=replace,path=/tracingEnabled,value=true
  terraform: Set xray_tracing_enabled = true.
mapped_from: [prowler apigateway_restapi_tracing_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
*/
SELECT resource_uid, name, tracing
FROM aws_api_gateway_stage
WHERE NOT tracing
