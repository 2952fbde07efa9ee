SELECT resource_uid,
  json_get_str(configuration, holder || 'Name') AS name,
  lower(holder) AS holder,
  CASE WHEN json_has(configuration, holder || 'PolicyList')
      THEN array_transform(json_get_array(configuration, holder || 'PolicyList'), lambda p : json_document(p, 'PolicyDocument'))
    WHEN json_is_null(configuration, 'InlinePolicies') THEN no_texts(configuration)
    WHEN json_has(configuration, 'InlinePolicies')
      THEN array_transform(json_entries(configuration, 'InlinePolicies'), lambda p : p['value']) END AS policies,
  CASE WHEN json_has(configuration, 'AttachedManagedPolicies')
      THEN json_texts_at(json_get_array(configuration, 'AttachedManagedPolicies'), 'PolicyArn')
    WHEN json_has(configuration, 'ManagedPolicyARNs') THEN json_texts(configuration, 'ManagedPolicyARNs')
    WHEN json_has(configuration, 'ManagedPolicyNames') THEN json_texts(configuration, 'ManagedPolicyNames')
    WHEN json_has_member(configuration, 'ManagedPolicyARNs') OR json_has_member(configuration, 'ManagedPolicyNames')
      THEN no_texts(configuration) END AS managed_policies,
  no_texts(configuration) AS users
FROM (
  SELECT *,
    split_part(resource_type, '::', 3) AS holder
  FROM changes WHERE shape = 'aws_api' AND resource_type IN ('AWS::IAM::User', 'AWS::IAM::Role', 'AWS::IAM::Group')
)
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'PolicyName') AS name,
  CASE json_text_or('', configuration, 'Arn') LIKE 'arn:%:iam::aws:%' OR json_text_or('', configuration, 'Path') LIKE '/aws-service-role/%'
    WHEN true THEN 'aws' WHEN false THEN 'managed' END AS holder,
  CASE WHEN any_match(json_get_array(configuration, 'PolicyVersionList'), lambda v : json_get_bool(v, 'IsDefaultVersion'))
      THEN array_transform(
        array_filter(json_get_array(configuration, 'PolicyVersionList'), lambda v : json_get_bool(v, 'IsDefaultVersion')),
        lambda v : json_document(v, 'Document'))
    WHEN json_has(configuration, 'PolicyDocument')
      THEN make_array(json_document(configuration, 'PolicyDocument')) END AS policies,
  no_texts(configuration) AS managed_policies,
  CASE WHEN json_has(configuration, 'Entities')
      THEN json_texts_at(json_array_or_empty(configuration, 'Entities', 'PolicyUsers'), 'UserName')
    WHEN json_has(configuration, 'PolicyUsers')
      THEN json_texts_at(json_get_array(configuration, 'PolicyUsers'), 'UserName') END AS users
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::IAM::ManagedPolicy'
