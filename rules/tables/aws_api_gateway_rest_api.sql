/*
REST APIs.
  endpoint_types    list of EDGE, REGIONAL, PRIVATE
  default_endpoint  answers at its execute-api name; NULL in AWS Config, which does not record it
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-restapi.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_rest_api
*/
CREATE VIEW aws_api_gateway_rest_api AS
SELECT resource_uid, resource_name AS name,
  json_texts(configuration, 'endpointConfiguration', 'types') AS endpoint_types,
  NOT json_bool_or(false, configuration, 'disableExecuteApiEndpoint') AS default_endpoint
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ApiGateway::RestApi'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_texts(configuration, 'endpointConfiguration', 'types') AS endpoint_types,
  NOT json_get_bool(configuration, 'disableExecuteApiEndpoint') AS default_endpoint
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::ApiGateway::RestApi'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE json_has(configuration, 'EndpointConfiguration', 'Types')
    WHEN true THEN json_texts(configuration, 'EndpointConfiguration', 'Types') WHEN false THEN ['EDGE'] END AS endpoint_types,
  NOT json_bool_or(false, configuration, 'DisableExecuteApiEndpoint') AS default_endpoint
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::ApiGateway::RestApi'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_texts(configuration, 'endpoint_configuration', 0, 'types') AS endpoint_types,
  NOT json_bool_or(false, configuration, 'disable_execute_api_endpoint') AS default_endpoint
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_api_gateway_rest_api'
