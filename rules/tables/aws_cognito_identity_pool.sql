/*
Identity pools of Cognito.
  guests  people who did not sign in get credentials
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-identitypool.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_identity_pool
*/
CREATE VIEW aws_cognito_identity_pool AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'AllowUnauthenticatedIdentities') AS guests
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::Cognito::IdentityPool'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'allow_unauthenticated_identities') AS guests
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_cognito_identity_pool'
