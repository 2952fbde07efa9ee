-- Absent Policies and ManagedPolicyArns are none; a PolicyDocument beside them, which CloudFormation refuses, is read as
-- meant: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
SELECT resource_uid,
  json_get_str(configuration, split_part(resource_type, '::', 3) || 'Name') AS name,
  lower(split_part(resource_type, '::', 3)) AS holder,
  CASE WHEN json_has(configuration, 'PolicyDocument')
      THEN array_append(
        array_transform(json_array_or_empty(configuration, 'Policies'), lambda p : json_document(p, 'PolicyDocument')),
        json_document(configuration, 'PolicyDocument'))
    ELSE array_transform(json_array_or_empty(configuration, 'Policies'), lambda p :
      json_document(p, 'PolicyDocument')) END AS policies,
  json_texts_or_empty(configuration, 'ManagedPolicyArns') AS managed_policies,
  no_texts(configuration) AS users
FROM changes WHERE shape = 'cloudformation' AND resource_type IN ('AWS::IAM::User', 'AWS::IAM::Role', 'AWS::IAM::Group')
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'PolicyName') AS name,
  'inline' AS holder,
  make_array(json_document(configuration, 'PolicyDocument')) AS policies,
  no_texts(configuration) AS managed_policies,
  CASE WHEN resource_type = 'AWS::IAM::UserPolicy' THEN json_texts(configuration, 'UserName')
    ELSE json_texts_or_empty(configuration, 'Users') END AS users
FROM changes
WHERE shape = 'cloudformation'
  AND resource_type IN ('AWS::IAM::Policy', 'AWS::IAM::UserPolicy', 'AWS::IAM::RolePolicy', 'AWS::IAM::GroupPolicy')
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'ManagedPolicyName') AS name,
  'managed' AS holder,
  make_array(json_document(configuration, 'PolicyDocument')) AS policies,
  no_texts(configuration) AS managed_policies,
  json_texts_or_empty(configuration, 'Users') AS users
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::IAM::ManagedPolicy'
UNION ALL BY NAME
-- The role that SAM makes for a function or a state machine: names and ARNs of managed policies, documents, and policy templates.
-- https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
SELECT resource_uid, resource_name AS name, 'role' AS holder,
  -- One that is not known may be either.
  array_filter(json_list_or_empty(configuration, 'Policies'), lambda p :
    (p LIKE '{%') IS NOT FALSE AND json_has(p, 'Statement') IS NOT FALSE) AS policies,
  array_transform(array_filter(json_list_or_empty(configuration, 'Policies'), lambda p :
    p NOT LIKE '{%' OR json_has(p, 'Statement') IS NULL), lambda p : json_as_text(p))
    AS managed_policies,
  no_texts(configuration) AS users
FROM changes
WHERE shape = 'cloudformation' AND resource_type IN ('AWS::Serverless::Function', 'AWS::Serverless::StateMachine')
  AND json_has(configuration, 'Policies')
UNION ALL BY NAME
SELECT resource_uid, json_get_str(configuration, 'Name') AS name, 'role' AS holder,
  CASE WHEN json_has(configuration, 'InlinePolicy') THEN make_array(json_document(configuration, 'InlinePolicy'))
    WHEN json_has(configuration, 'InlinePolicy') = false THEN no_texts(configuration) END AS policies,
  json_texts_or_empty(configuration, 'ManagedPolicies') AS managed_policies,
  no_texts(configuration) AS users
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::SSO::PermissionSet'
