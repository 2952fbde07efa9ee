SELECT resource_uid,
  json_get_str(configuration, holder || 'Name') AS name,
  holder,
  array_transform(json_get_array(configuration, holder || 'PolicyList'), lambda p :
    json_document(p, 'policyDocument')) AS policies,
  json_texts_at(json_get_array(configuration, 'attachedManagedPolicies'), 'policyArn') AS managed_policies,
  no_texts(configuration) AS users
FROM (
  SELECT *,
    lower(split_part(resource_type, '::', 3)) AS holder
  FROM changes WHERE shape = 'aws_config' AND resource_type IN ('AWS::IAM::User', 'AWS::IAM::Role', 'AWS::IAM::Group')
)
UNION ALL BY NAME
-- AWS Config names customer managed policies AWS::IAM::Policy; the default version counts
SELECT resource_uid,
  json_get_str(configuration, 'policyName') AS name,
  CASE json_text_or('', configuration, 'arn') LIKE 'arn:%:iam::aws:%' OR json_text_or('', configuration, 'path') LIKE '/aws-service-role/%'
    WHEN true THEN 'aws' WHEN false THEN 'managed' END AS holder,
  CASE WHEN any_match(json_get_array(configuration, 'policyVersionList'), lambda v : json_get_bool(v, 'isDefaultVersion'))
      THEN array_transform(
        array_filter(json_get_array(configuration, 'policyVersionList'), lambda v : json_get_bool(v, 'isDefaultVersion')),
        lambda v : json_document(v, 'document')) END AS policies,
  no_texts(configuration) AS managed_policies
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::IAM::Policy'
