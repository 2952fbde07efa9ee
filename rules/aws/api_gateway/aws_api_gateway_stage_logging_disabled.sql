/*
id: aws_api_gateway_stage_logging_disabled
title: Stage of a REST API does not log its requests
severity: medium
description: Attacks on the API leave no trace.
remediation:
  console: 'API Gateway > API > Stages > Logs and tracing: Edit.'
  cli: >-
    aws apigateway update-stage --rest-api-id <id> --stage-name <name> --patch-operations
    op=replace,path=/accessLogSettings/destinationArn,value=<log group>
  terraform: Add access_log_settings to the aws_api_gateway_stage.
attack: [T1562]
mapped_from: [prowler apigateway_restapi_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
*/
SELECT resource_uid, name, access_log, execution_log
FROM aws_api_gateway_stage
WHERE NOT access_log AND NOT execution_log
