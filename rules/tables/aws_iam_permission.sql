/*
Whatever gives permissions in IAM: users, roles and groups with their inline policies, inline policies that are resources of
their own, managed policies.
  holder            user, role, group; inline: a policy document by itself that is put into one of them; managed: a customer
                    managed policy; aws: a managed policy of AWS
  policies          list of policy documents (JSON) that the resource holds itself; NULL: not in the record
  managed_policies  list of ARNs (Panther: names) of managed policies that are attached; NULL: not in the record
  users             list of users to whom a policy is attached; NULL: not said
'$none' is a path that no record has: an empty list, or NULL, of the column's type.
*/
CREATE VIEW aws_iam_permission AS
SELECT resource_uid, json_get_str(configuration, 'userName') AS name,
  'user' AS holder,
  array_transform(json_get_array(configuration, 'userPolicyList'), lambda p : json_document(p, 'policyDocument')) AS policies,
  array_transform(json_get_array(configuration, 'attachedManagedPolicies'), lambda p :
    json_get_str(p, 'policyArn')) AS managed_policies,
  json_texts_or_empty(configuration, '$none') AS users
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::IAM::User'
UNION ALL BY NAME
SELECT resource_uid, json_get_str(configuration, 'roleName') AS name,
  'role' AS holder,
  array_transform(json_get_array(configuration, 'rolePolicyList'), lambda p : json_document(p, 'policyDocument')) AS policies,
  array_transform(json_get_array(configuration, 'attachedManagedPolicies'), lambda p : json_get_str(p, 'policyArn'))
    AS managed_policies,
  json_texts_or_empty(configuration, '$none') AS users
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::IAM::Role'
UNION ALL BY NAME
SELECT resource_uid, json_get_str(configuration, 'groupName') AS name,
  'group' AS holder,
  array_transform(json_get_array(configuration, 'groupPolicyList'), lambda p : json_document(p, 'policyDocument')) AS policies,
  array_transform(json_get_array(configuration, 'attachedManagedPolicies'), lambda p : json_get_str(p, 'policyArn'))
    AS managed_policies,
  json_texts_or_empty(configuration, '$none') AS users
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::IAM::Group'
UNION ALL BY NAME
-- AWS Config names customer managed policies AWS::IAM::Policy; the default version counts
SELECT resource_uid, json_get_str(configuration, 'policyName') AS name,
  CASE WHEN json_text_or('', configuration, 'arn') LIKE 'arn:%:iam::aws:%'
    OR json_text_or('', configuration, 'path') LIKE '/aws-service-role/%' THEN 'aws' ELSE 'managed' END AS holder,
  CASE WHEN any_match(json_get_array(configuration, 'policyVersionList'), lambda v : json_get_bool(v, 'isDefaultVersion'))
    THEN array_transform(array_filter(json_get_array(configuration, 'policyVersionList'), lambda v :
      json_get_bool(v, 'isDefaultVersion')),
      lambda v : json_document(v, 'document')) END AS policies,
  json_texts_or_empty(configuration, '$none') AS managed_policies
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::IAM::Policy'
UNION ALL BY NAME
SELECT resource_uid, json_get_str(configuration, 'UserName') AS name,
  'user' AS holder,
  CASE WHEN json_has(configuration, 'UserPolicyList')
    THEN array_transform(json_get_array(configuration, 'UserPolicyList'), lambda p : json_document(p, 'PolicyDocument'))
    ELSE CASE WHEN array_has(json_keys(configuration), 'InlinePolicies') AND NOT json_has(configuration, 'InlinePolicies')
        THEN json_texts_or_empty(configuration, '$none')
      WHEN json_has(configuration, 'InlinePolicies') THEN
        array_transform(json_entries(configuration, 'InlinePolicies'), lambda p : p['value']) END END AS policies,
  CASE WHEN json_has(configuration, 'AttachedManagedPolicies')
      THEN array_transform(json_get_array(configuration, 'AttachedManagedPolicies'), lambda p : json_get_str(p, 'PolicyArn'))
    WHEN json_has(configuration, 'ManagedPolicyARNs') THEN json_texts(configuration, 'ManagedPolicyARNs')
    WHEN json_has(configuration, 'ManagedPolicyNames') THEN json_texts(configuration, 'ManagedPolicyNames')
    WHEN array_has(json_keys(configuration), 'ManagedPolicyARNs') OR array_has(json_keys(configuration), 'ManagedPolicyNames')
    THEN json_texts_or_empty(configuration, '$none') END AS managed_policies,
  json_texts_or_empty(configuration, '$none') AS users
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::IAM::User'
UNION ALL BY NAME
SELECT resource_uid, json_get_str(configuration, 'RoleName') AS name,
  'role' AS holder,
  CASE WHEN json_has(configuration, 'RolePolicyList')
    THEN array_transform(json_get_array(configuration, 'RolePolicyList'), lambda p : json_document(p, 'PolicyDocument'))
    ELSE CASE WHEN array_has(json_keys(configuration), 'InlinePolicies') AND NOT json_has(configuration, 'InlinePolicies')
        THEN json_texts_or_empty(configuration, '$none')
      WHEN json_has(configuration, 'InlinePolicies') THEN
        array_transform(json_entries(configuration, 'InlinePolicies'), lambda p : p['value']) END END AS policies,
  CASE WHEN json_has(configuration, 'AttachedManagedPolicies')
      THEN array_transform(json_get_array(configuration, 'AttachedManagedPolicies'), lambda p : json_get_str(p, 'PolicyArn'))
    WHEN json_has(configuration, 'ManagedPolicyARNs') THEN json_texts(configuration, 'ManagedPolicyARNs')
    WHEN json_has(configuration, 'ManagedPolicyNames') THEN json_texts(configuration, 'ManagedPolicyNames')
    WHEN array_has(json_keys(configuration), 'ManagedPolicyARNs') OR array_has(json_keys(configuration), 'ManagedPolicyNames')
    THEN json_texts_or_empty(configuration, '$none') END AS managed_policies,
  json_texts_or_empty(configuration, '$none') AS users
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::IAM::Role'
UNION ALL BY NAME
SELECT resource_uid, json_get_str(configuration, 'GroupName') AS name,
  'group' AS holder,
  CASE WHEN json_has(configuration, 'GroupPolicyList')
    THEN array_transform(json_get_array(configuration, 'GroupPolicyList'), lambda p : json_document(p, 'PolicyDocument'))
    ELSE CASE WHEN array_has(json_keys(configuration), 'InlinePolicies') AND NOT json_has(configuration, 'InlinePolicies')
        THEN json_texts_or_empty(configuration, '$none')
      WHEN json_has(configuration, 'InlinePolicies') THEN
        array_transform(json_entries(configuration, 'InlinePolicies'), lambda p : p['value']) END END AS policies,
  CASE WHEN json_has(configuration, 'AttachedManagedPolicies')
      THEN array_transform(json_get_array(configuration, 'AttachedManagedPolicies'), lambda p : json_get_str(p, 'PolicyArn'))
    WHEN json_has(configuration, 'ManagedPolicyARNs') THEN json_texts(configuration, 'ManagedPolicyARNs')
    WHEN json_has(configuration, 'ManagedPolicyNames') THEN json_texts(configuration, 'ManagedPolicyNames')
    WHEN array_has(json_keys(configuration), 'ManagedPolicyARNs') OR array_has(json_keys(configuration), 'ManagedPolicyNames')
    THEN json_texts_or_empty(configuration, '$none') END AS managed_policies,
  json_texts_or_empty(configuration, '$none') AS users
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::IAM::Group'
UNION ALL BY NAME
SELECT resource_uid, json_get_str(configuration, 'PolicyName') AS name,
  CASE WHEN json_text_or('', configuration, 'Arn') LIKE 'arn:%:iam::aws:%'
    OR json_text_or('', configuration, 'Path') LIKE '/aws-service-role/%' THEN 'aws' ELSE 'managed' END AS holder,
  CASE WHEN any_match(json_get_array(configuration, 'PolicyVersionList'), lambda v : json_get_bool(v, 'IsDefaultVersion')) THEN
      array_transform(array_filter(json_get_array(configuration, 'PolicyVersionList'), lambda v :
        json_get_bool(v, 'IsDefaultVersion')),
        lambda v : json_document(v, 'Document'))
    WHEN json_has(configuration, 'PolicyDocument') THEN make_array(json_document(configuration, 'PolicyDocument')) END
      AS policies,
  json_texts_or_empty(configuration, '$none') AS managed_policies,
  CASE WHEN json_has(configuration, 'Entities')
    THEN array_transform(json_array_or_empty(configuration, 'Entities', 'PolicyUsers'), lambda u : json_get_str(u, 'UserName'))
    WHEN json_has(configuration, 'PolicyUsers')
      THEN array_transform(json_get_array(configuration, 'PolicyUsers'), lambda u : json_get_str(u, 'UserName')) END AS users
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::IAM::ManagedPolicy'
UNION ALL BY NAME
-- Absent Policies and ManagedPolicyArns are none; a PolicyDocument beside them, which CloudFormation refuses, is read as
-- meant: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
SELECT resource_uid, CASE resource_type WHEN 'AWS::IAM::User' THEN json_get_str(configuration, 'UserName')
  WHEN 'AWS::IAM::Role' THEN json_get_str(configuration, 'RoleName') ELSE json_get_str(configuration, 'GroupName') END AS name,
  lower(split_part(resource_type, '::', 3)) AS holder,
  CASE WHEN json_has(configuration, 'PolicyDocument')
    THEN array_append(array_transform(json_array_or_empty(configuration, 'Policies'), lambda p :
    json_document(p, 'PolicyDocument')), json_document(configuration, 'PolicyDocument'))
    ELSE array_transform(json_array_or_empty(configuration, 'Policies'), lambda p : json_document(p, 'PolicyDocument')) END
      AS policies,
  json_texts_or_empty(configuration, 'ManagedPolicyArns') AS managed_policies,
  json_texts_or_empty(configuration, '$none') AS users
FROM changes WHERE shape = 'cloudformation' AND resource_type IN ('AWS::IAM::User', 'AWS::IAM::Role', 'AWS::IAM::Group')
UNION ALL BY NAME
SELECT resource_uid, json_get_str(configuration, 'PolicyName') AS name,
  'inline' AS holder,
  make_array(json_document(configuration, 'PolicyDocument')) AS policies,
  json_texts_or_empty(configuration, '$none') AS managed_policies,
  CASE WHEN resource_type = 'AWS::IAM::UserPolicy' THEN json_texts(configuration, 'UserName')
    ELSE json_texts_or_empty(configuration, 'Users') END AS users
FROM changes
WHERE shape = 'cloudformation'
  AND resource_type IN ('AWS::IAM::Policy', 'AWS::IAM::UserPolicy', 'AWS::IAM::RolePolicy', 'AWS::IAM::GroupPolicy')
UNION ALL BY NAME
SELECT resource_uid, json_get_str(configuration, 'ManagedPolicyName') AS name,
  'managed' AS holder,
  make_array(json_document(configuration, 'PolicyDocument')) AS policies,
  json_texts_or_empty(configuration, '$none') AS managed_policies,
  json_texts_or_empty(configuration, 'Users') AS users
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::IAM::ManagedPolicy'
UNION ALL BY NAME
-- Inline policies of the role itself; those of the user and the group are resources of their own
SELECT resource_uid, json_get_str(configuration, 'name') AS name,
  substr(resource_type, 9) AS holder,
  CASE WHEN resource_type = 'aws_iam_role'
    THEN array_transform(json_array_or_empty(configuration, 'inline_policy'), lambda p : json_document(p, 'policy'))
    ELSE json_texts_or_empty(configuration, '$none') END AS policies,
  CASE WHEN resource_type = 'aws_iam_role' THEN json_texts_or_empty(configuration, 'managed_policy_arns')
    ELSE json_texts_or_empty(configuration, '$none') END AS managed_policies,
  json_texts_or_empty(configuration, '$none') AS users
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_iam_role', 'aws_iam_user', 'aws_iam_group')
UNION ALL BY NAME
SELECT resource_uid, json_get_str(configuration, 'name') AS name,
  'inline' AS holder,
  make_array(CASE WHEN resource_type = 'aws_ssoadmin_permission_set_inline_policy'
    THEN json_document(configuration, 'inline_policy') ELSE json_document(configuration, 'policy') END) AS policies,
  json_texts_or_empty(configuration, '$none') AS managed_policies,
  CASE WHEN resource_type = 'aws_iam_user_policy' THEN json_texts(configuration, 'user')
    ELSE json_texts_or_empty(configuration, '$none') END AS users
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('aws_iam_user_policy', 'aws_iam_role_policy', 'aws_iam_group_policy',
  'aws_ssoadmin_permission_set_inline_policy')
UNION ALL BY NAME
SELECT resource_uid, json_get_str(configuration, 'name') AS name,
  'managed' AS holder,
  make_array(json_document(configuration, 'policy')) AS policies,
  json_texts_or_empty(configuration, '$none') AS managed_policies
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_iam_policy'
UNION ALL BY NAME
SELECT resource_uid, json_get_str(configuration, 'policy_arn') AS name,
  CASE resource_type WHEN 'aws_iam_user_policy_attachment' THEN 'user' WHEN 'aws_iam_role_policy_attachment' THEN 'role'
      WHEN 'aws_iam_group_policy_attachment' THEN 'group' ELSE 'managed' END AS holder,
  json_texts_or_empty(configuration, '$none') AS policies,
  json_texts(configuration, 'policy_arn') AS managed_policies,
  CASE resource_type WHEN 'aws_iam_user_policy_attachment' THEN json_texts(configuration, 'user')
      WHEN 'aws_iam_policy_attachment' THEN json_texts_or_empty(configuration, 'users')
        ELSE json_texts_or_empty(configuration, '$none') END AS users
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('aws_iam_user_policy_attachment', 'aws_iam_role_policy_attachment', 'aws_iam_group_policy_attachment',
  'aws_iam_policy_attachment')
