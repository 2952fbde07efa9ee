/*
id: aws_api_gateway_method_unauthorized
title: Method of a REST API asks for no authorization
severity: medium
description: Everybody who reaches the API can call the method.
remediation:
  console: 'API Gateway > API > Resources > Method request: Authorization.'
  cli: >-
    aws apigateway update-method --rest-api-id <id> --resource-id <id> --http-method <method> --patch-operations
    op=replace,path=/authorizationType,value=AWS_IAM
  terraform: Set authorization in the aws_api_gateway_method.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
*/
SELECT resource_uid, name, http_method, authorization
FROM aws_api_gateway_method
WHERE authorization = 'NONE' AND http_method <> 'OPTIONS'
