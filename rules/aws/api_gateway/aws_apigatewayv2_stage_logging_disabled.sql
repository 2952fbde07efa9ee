/*
id: aws_apigatewayv2_stage_logging_disabled
title: Stage of an HTTP API does not log its requests
severity: medium
description: Attacks on the API leave no trace.
remediation:
  console: 'API Gateway > API > Logging: Edit.'
  cli: aws apigatewayv2 update-stage --api-id <id> --stage-name <name> --access-log-settings DestinationArn=<log group>
  terraform: Add access_log_settings.
attack: [T1562]
mapped_from: [prowler apigatewayv2_api_access_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
*/
SELECT resource_uid, name, access_log
FROM aws_apigatewayv2_stage
WHERE NOT access_log
