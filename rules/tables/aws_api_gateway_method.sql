/*
Methods of REST APIs.
  http_method    GET, POST, OPTIONS, ANY, …
  authorization  NONE, AWS_IAM, CUSTOM, COGNITO_USER_POOLS
  api_key        callers need an API key
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-method.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method
*/
CREATE VIEW aws_api_gateway_method AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'httpMethod') AS http_method,
  json_get_str(configuration, 'authorizationType') AS authorization,
  json_bool_or(false, configuration, 'apiKeyRequired') AS api_key
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ApiGateway::Method'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'HttpMethod') AS http_method,
  json_text_or(CASE WHEN shape = 'cloudformation' THEN 'NONE' END, configuration, 'AuthorizationType') AS authorization,
  json_bool_or(CASE WHEN shape = 'cloudformation' THEN false END, configuration, 'ApiKeyRequired') AS api_key
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::ApiGateway::Method'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'http_method') AS http_method,
  json_get_str(configuration, 'authorization') AS authorization,
  json_bool_or(false, configuration, 'api_key_required') AS api_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_api_gateway_method'
