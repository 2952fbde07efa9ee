/*
id: aws_api_gateway_rest_api_public
title: REST API can be reached from the internet
severity: medium
description: What only serves your own systems should be private, behind an interface endpoint.
remediation:
  console: 'API Gateway > API > Settings > Endpoint type: Private.'
  cli: >-
    aws apigateway update-rest-api --rest-api-id <id> --patch-operations
    op=replace,path=/endpointConfiguration/types/EDGE,value=PRIVATE
  terraform: Set endpoint_configuration { types = ["PRIVATE"] }.
attack: [T1190]
mapped_from: [prowler apigateway_restapi_public]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
*/
SELECT resource_uid, name, endpoint_types
FROM aws_api_gateway_rest_api
WHERE any_match(endpoint_types, lambda t : t <> 'PRIVATE')
