/*
Resource policies of REST APIs. In answers of the API a policy field that is there but null means none;
AWS Config records an API without its policy: NULL.
  account  account of the resource; NULL: not known, as in templates
  policy   JSON of the policy; without statements: there is none; NULL: not collected
*/
CREATE VIEW aws_api_gateway_policy AS
SELECT resource_uid, resource_name AS name, account,
  policy_if_asked(configuration, 'policy') AS policy
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::ApiGateway::RestApi'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'policy') AS policy
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::ApiGateway::RestApi'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  policy_or_none(configuration, 'Policy') AS policy
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::ApiGateway::RestApi'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  policy_or_none(configuration, 'policy') AS policy
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_api_gateway_rest_api', 'aws_api_gateway_rest_api_policy')
