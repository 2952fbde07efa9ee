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
frameworks:
  pci_dss_4.0:
    ["10.2.1.1", "10.2.1.2", "10.2.1.3", "10.2.1.4", "10.2.1.5", "10.2.1.6", "10.2.1.7", "10.2.1", "10.2.2", "10.3.1",
    "10.4.1.1", "10.4.1", "10.4.2", "10.6.3", "10.7.1", "10.7.2", "5.3.4", "A1.2.1", "A3.3.1", "A3.5.1"]
mapped_from: [prowler apigateway_restapi_tracing_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
*/
SELECT resource_uid, name, tracing
FROM aws_api_gateway_stage
WHERE NOT tracing
