/*
Statements that a template or plan adds to the resource policy of a function or a layer.
  principal       service, account, ARN, or * for everybody
  action          lambda:InvokeFunction, …
  function        what it is about
  source_arn      the caller is limited to this resource
  source_account  the caller is limited to this account
  organization    the caller is limited to this organization
  limited         one of them names somebody, or the caller has a token
  url_auth        AWS_IAM, NONE: the permission is about a function URL
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-permission.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_permission
*/
CREATE VIEW aws_lambda_permission AS
SELECT resource_uid, resource_name AS name, configuration ->> 'Principal' AS principal,
  json_get_str(configuration, 'Action') AS action,
  CASE WHEN json_has(configuration, 'FunctionName') THEN configuration ->> 'FunctionName'
    ELSE configuration ->> 'LayerVersionArn' END AS function,
  json_has(configuration, 'SourceArn') AS source_arn,
  json_has(configuration, 'SourceAccount') AS source_account,
  json_has(configuration, 'PrincipalOrgID') OR json_has(configuration, 'OrganizationId') AS organization,
  json_has(configuration, 'SourceAccount') OR json_has(configuration, 'PrincipalOrgID') OR json_has(configuration, 'OrganizationId')
    OR json_has(configuration, 'EventSourceToken')
    OR json_has(configuration, 'SourceArn') AND iam_condition_limits('{"arnlike": {"aws:sourcearn": ' || (configuration -> 'SourceArn') || '}}')
    AS limited,
  json_get_str(configuration, 'FunctionUrlAuthType') AS url_auth
FROM changes
WHERE shape = 'cloudformation' AND resource_type IN ('AWS::Lambda::Permission', 'AWS::Lambda::LayerVersionPermission')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, configuration ->> 'principal' AS principal,
  json_get_str(configuration, 'action') AS action,
  CASE WHEN json_has(configuration, 'function_name') THEN configuration ->> 'function_name'
    ELSE configuration ->> 'layer_name' END AS function,
  json_has(configuration, 'source_arn') AS source_arn,
  json_has(configuration, 'source_account') AS source_account,
  json_has(configuration, 'principal_org_id') OR json_has(configuration, 'organization_id') AS organization,
  json_has(configuration, 'source_account') OR json_has(configuration, 'principal_org_id') OR json_has(configuration, 'organization_id')
    OR json_has(configuration, 'event_source_token')
    OR json_has(configuration, 'source_arn') AND iam_condition_limits('{"arnlike": {"aws:sourcearn": ' || (configuration -> 'source_arn') || '}}')
    AS limited,
  json_get_str(configuration, 'function_url_auth_type') AS url_auth
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_lambda_permission', 'aws_lambda_layer_version_permission')
