/*
id: aws_api_gateway_stage_client_certificate_missing
title: Stage of a REST API shows no certificate to its back end
severity: low
description: The back end cannot tell the API from somebody else who found its address.
remediation:
  console: 'API Gateway > API > Stages > Edit: Client certificate.'
  cli: >-
    aws apigateway update-stage --rest-api-id <id> --stage-name <name> --patch-operations
    op=replace,path=/clientCertificateId,value=<id>
  terraform: Set client_certificate_id.
mapped_from: [prowler apigateway_restapi_client_certificate_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
*/
SELECT resource_uid, name, client_certificate
FROM aws_api_gateway_stage
WHERE NOT client_certificate
