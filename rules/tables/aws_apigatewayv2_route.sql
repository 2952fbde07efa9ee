/*
Routes of HTTP and WebSocket APIs. AWS Config does not record them.
  route          GET /orders, $default, …
  authorization  NONE, AWS_IAM, CUSTOM, JWT
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigatewayv2-route.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_route
*/
CREATE VIEW aws_apigatewayv2_route AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'RouteKey') AS route,
  json_get_str(configuration, 'AuthorizationType') AS authorization
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ApiGatewayV2::Route'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'RouteKey') AS route,
  json_text_or('NONE', configuration, 'AuthorizationType') AS authorization
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::ApiGatewayV2::Route'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'route_key') AS route,
  json_text_or('NONE', configuration, 'authorization_type') AS authorization
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_apigatewayv2_route'
