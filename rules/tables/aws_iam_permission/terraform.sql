-- Inline policies of the role itself; those of the user and the group are resources of their own
SELECT resource_uid,
  json_get_str(configuration, 'name') AS name,
  substr(resource_type, 9) AS holder,
  CASE WHEN resource_type = 'aws_iam_role'
      THEN array_transform(json_array_or_empty(configuration, 'inline_policy'), lambda p : json_document(p, 'policy'))
    ELSE no_texts(configuration) END AS policies,
  CASE WHEN resource_type = 'aws_iam_role' THEN json_texts_or_empty(configuration, 'managed_policy_arns')
    ELSE no_texts(configuration) END AS managed_policies,
  no_texts(configuration) AS users
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_iam_role', 'aws_iam_user', 'aws_iam_group')
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'name') AS name,
  'inline' AS holder,
  make_array(CASE
    WHEN resource_type = 'aws_ssoadmin_permission_set_inline_policy' THEN json_document(configuration, 'inline_policy')
    ELSE json_document(configuration, 'policy') END) AS policies,
  no_texts(configuration) AS managed_policies,
  CASE WHEN resource_type = 'aws_iam_user_policy' THEN json_texts(configuration, 'user') ELSE no_texts(configuration) END AS users
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('aws_iam_user_policy', 'aws_iam_role_policy', 'aws_iam_group_policy',
  'aws_ssoadmin_permission_set_inline_policy')
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'name') AS name,
  'managed' AS holder,
  make_array(json_document(configuration, 'policy')) AS policies,
  no_texts(configuration) AS managed_policies
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_iam_policy'
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'policy_arn') AS name,
  CASE resource_type
    WHEN 'aws_iam_user_policy_attachment' THEN 'user' WHEN 'aws_iam_role_policy_attachment' THEN 'role'
    WHEN 'aws_iam_group_policy_attachment' THEN 'group'
    ELSE 'managed' END AS holder,
  no_texts(configuration) AS policies,
  json_texts(configuration, 'policy_arn') AS managed_policies,
  CASE resource_type WHEN 'aws_iam_user_policy_attachment' THEN json_texts(configuration, 'user')
    WHEN 'aws_iam_policy_attachment' THEN json_texts_or_empty(configuration, 'users')
    ELSE no_texts(configuration) END AS users
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('aws_iam_user_policy_attachment', 'aws_iam_role_policy_attachment', 'aws_iam_group_policy_attachment',
  'aws_iam_policy_attachment')
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'managed_policy_arn') AS name,
  'role' AS holder,
  no_texts(configuration) AS policies,
  json_texts(configuration, 'managed_policy_arn') AS managed_policies,
  no_texts(configuration) AS users
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_ssoadmin_managed_policy_attachment'
