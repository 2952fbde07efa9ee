/*
Resource policies of SNS topics. In live records a policy field that is there but null means none.
  account  account of the resource; NULL: not known, as in templates
  policy   JSON of the policy; without statements: there is none; NULL: not collected
*/
CREATE VIEW aws_sns_policy AS
SELECT resource_uid, resource_name AS name, account,
  policy_if_asked(configuration, 'Policy') AS policy
FROM changes WHERE shape IN ('aws_config', 'aws_api') AND resource_type = 'AWS::SNS::Topic'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'PolicyDocument') AS policy
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::SNS::TopicPolicy'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  policy_or_none(configuration, 'policy') AS policy
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_sns_topic', 'aws_sns_topic_policy')
