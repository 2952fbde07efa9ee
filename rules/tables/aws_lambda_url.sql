/*
Function URLs.
  auth          AWS_IAM, NONE: everybody on the internet
  cors_origins  list of origins whose pages may call it; empty: no CORS
AWS Config does not record this type: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-url.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function_url
*/
CREATE VIEW aws_lambda_url AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'AuthType') AS auth,
  json_texts_or_empty(configuration, 'Cors', 'AllowOrigins') AS cors_origins
FROM changes WHERE shape IN ('aws_api', 'cloudformation') AND resource_type = 'AWS::Lambda::Url'
UNION ALL BY NAME
-- https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-functionurlconfig.html
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'FunctionUrlConfig', 'AuthType') AS auth,
  json_texts_or_empty(configuration, 'FunctionUrlConfig', 'Cors', 'AllowOrigins') AS cors_origins
FROM changes
WHERE shape = 'cloudformation' AND resource_type = 'AWS::Serverless::Function' AND json_has(configuration, 'FunctionUrlConfig')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'authorization_type') AS auth,
  json_texts_or_empty(configuration, 'cors', 0, 'allow_origins') AS cors_origins
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_lambda_function_url'
