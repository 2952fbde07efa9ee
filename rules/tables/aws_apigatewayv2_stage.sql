/*
Stages of HTTP and WebSocket APIs, those of SAM too.
  access_log  requests are logged
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigatewayv2-stage.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_stage
*/
CREATE VIEW aws_apigatewayv2_stage AS
SELECT resource_uid, resource_name AS name,
  json_has(configuration, 'AccessLogSettings', 'DestinationArn')
    OR json_has(configuration, 'accessLogSettings', 'destinationArn') AS access_log
FROM changes WHERE shape IN ('aws_api', 'aws_config') AND resource_type = 'AWS::ApiGatewayV2::Stage'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_has(configuration, 'AccessLogSettings', 'DestinationArn') AS access_log
FROM changes WHERE shape = 'cloudformation' AND resource_type IN ('AWS::ApiGatewayV2::Stage', 'AWS::Serverless::HttpApi')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_has(configuration, 'access_log_settings', 0, 'destination_arn') AS access_log
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_apigatewayv2_stage'
