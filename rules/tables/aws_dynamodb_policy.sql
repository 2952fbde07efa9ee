/*
Resource policies of DynamoDB tables. In live records a policy field that is there but null means none.
  account  account of the resource; NULL: not known, as in templates
  policy   JSON of the policy; without statements: there is none; NULL: not collected
*/
CREATE VIEW aws_dynamodb_policy AS
SELECT resource_uid, resource_name AS name, account,
  policy_if_asked_either(configuration, 'Policy', 'ResourcePolicy') AS policy
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::DynamoDB::Table'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  CASE json_has(configuration, 'ResourcePolicy', 'PolicyDocument')
    WHEN true THEN json_document(configuration, 'ResourcePolicy', 'PolicyDocument') WHEN false THEN no_policy() END AS policy
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::DynamoDB::Table'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'policy') AS policy
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_dynamodb_resource_policy'
