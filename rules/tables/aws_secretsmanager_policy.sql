/*
Resource policies of secrets. In live records a policy field that is there but null means none.
  account  account of the resource; NULL: not known, as in templates
  policy   JSON of the policy; without statements: there is none; NULL: not collected
*/
CREATE VIEW aws_secretsmanager_policy AS
SELECT resource_uid, resource_name AS name, account,
  policy_if_asked_either(configuration, 'ResourcePolicy', 'Policy') AS policy
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::SecretsManager::Secret'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'ResourcePolicy') AS policy
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::SecretsManager::ResourcePolicy'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  policy_or_none(configuration, 'policy') AS policy
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_secretsmanager_secret', 'aws_secretsmanager_secret_policy')
