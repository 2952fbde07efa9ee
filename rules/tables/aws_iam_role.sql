/*
Roles: who may assume them.
  account               account of the role; NULL: not known, as in templates
  trust_policy          JSON
  path                  such as /service-role/
  managed_policies      list of ARNs
  max_session           seconds
  permissions_boundary  one is set
*/
CREATE VIEW aws_iam_role AS
SELECT resource_uid, account,
  json_get_str(configuration, 'roleName') AS name,
  json_document(configuration, 'assumeRolePolicyDocument') AS trust_policy,
  json_get_str(configuration, 'path') AS path,
  json_texts_at(json_get_array(configuration, 'attachedManagedPolicies'), 'policyArn') AS managed_policies,
  json_get_int(configuration, 'maxSessionDuration') AS max_session,
  json_has(configuration, 'permissionsBoundary') AS permissions_boundary
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::IAM::Role'
UNION ALL BY NAME
SELECT resource_uid, account,
  json_get_str(configuration, 'RoleName') AS name,
  json_document(configuration, 'AssumeRolePolicyDocument') AS trust_policy,
  json_get_str(configuration, 'Path') AS path,
  json_texts_at(json_get_array(configuration, 'AttachedManagedPolicies'), 'PolicyArn') AS managed_policies,
  json_get_int(configuration, 'MaxSessionDuration') AS max_session,
  json_has(configuration, 'PermissionsBoundary') AS permissions_boundary
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::IAM::Role'
UNION ALL BY NAME
-- Defaults: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
SELECT resource_uid, account,
  json_get_str(configuration, 'RoleName') AS name,
  json_document(configuration, 'AssumeRolePolicyDocument') AS trust_policy,
  json_text_or('/', configuration, 'Path') AS path,
  json_texts_or_empty(configuration, 'ManagedPolicyArns') AS managed_policies,
  json_int_or(3600, configuration, 'MaxSessionDuration') AS max_session,
  json_has(configuration, 'PermissionsBoundary') AS permissions_boundary
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::IAM::Role'
UNION ALL BY NAME
-- Defaults: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
SELECT resource_uid, account,
  json_get_str(configuration, 'name') AS name,
  json_document(configuration, 'assume_role_policy') AS trust_policy,
  json_text_or('/', configuration, 'path') AS path,
  json_texts_or_empty(configuration, 'managed_policy_arns') AS managed_policies,
  json_int_or(3600, configuration, 'max_session_duration') AS max_session,
  json_has(configuration, 'permissions_boundary') AS permissions_boundary
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_iam_role'
