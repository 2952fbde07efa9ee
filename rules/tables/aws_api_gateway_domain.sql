/*
Custom domain names of APIs, those of SAM too. AWS Config does not record them.
  security_policy  TLS_1_0, TLS_1_2, or or a SecurityPolicy_…; TLS_1_2 in templates that name none
Defaults of absent properties:
  https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html (default security policies)
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_domain_name
*/
CREATE VIEW aws_api_gateway_domain AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'securityPolicy') AS security_policy
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ApiGateway::DomainName'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('TLS_1_2', configuration, 'SecurityPolicy') AS security_policy
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::ApiGateway::DomainName'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('TLS_1_2', configuration, 'Domain', 'SecurityPolicy') AS security_policy
FROM changes WHERE shape = 'cloudformation' AND resource_type IN ('AWS::Serverless::Api', 'AWS::Serverless::HttpApi')
  AND json_has(configuration, 'Domain')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'DomainNameConfigurations', 0, 'SecurityPolicy') AS security_policy
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::ApiGatewayV2::DomainName'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'security_policy') AS security_policy
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_api_gateway_domain_name'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'domain_name_configuration', 0, 'security_policy') AS security_policy
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_apigatewayv2_domain_name'
