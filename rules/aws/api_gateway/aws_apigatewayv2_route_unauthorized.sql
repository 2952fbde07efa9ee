/*
id: aws_apigatewayv2_route_unauthorized
title: Route of an HTTP API asks for no authorization
severity: medium
description: Everybody who reaches the API can call the route.
remediation:
  console: API Gateway > API > Authorization.
  cli: aws apigatewayv2 update-route --api-id <id> --route-id <id> --authorization-type JWT --authorizer-id <id>
  terraform: Set authorization_type.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
*/
SELECT resource_uid, name, route, authorization
FROM aws_apigatewayv2_route
WHERE authorization = 'NONE' AND route NOT LIKE 'OPTIONS %' AND route NOT IN ('$disconnect')
