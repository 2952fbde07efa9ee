/*
Resource policies of secrets. In live records a policy field that is there but null means none.
  account  account of the resource; NULL: not known, as in templates
  policy   JSON of the policy; without statements: there is none; NULL: not collected
*/
CREATE VIEW aws_secretsmanager_policy AS
SELECT resource_uid, resource_name AS name,
  account,
  CASE WHEN json_length(configuration, 'ResourcePolicy') = 0
    OR json_length(configuration, 'Policy') = 0 THEN '{"Statement": []}'
    WHEN json_has(configuration, 'ResourcePolicy') THEN json_document(configuration, 'ResourcePolicy')
    WHEN json_has(configuration, 'Policy') THEN json_document(configuration, 'Policy')
    WHEN (NOT json_has(configuration, 'ResourcePolicy')
      AND array_has(json_keys(configuration), 'ResourcePolicy'))
      OR (NOT json_has(configuration, 'Policy')
      AND array_has(json_keys(configuration), 'Policy')) THEN '{"Statement": []}' END AS policy
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::SecretsManager::Secret'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  account,
  json_document(configuration, 'ResourcePolicy') AS policy
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::SecretsManager::ResourcePolicy'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  account,
  CASE json_has(configuration, 'policy') WHEN true THEN json_document(configuration, 'policy')
    WHEN false THEN '{"Statement": []}' END AS policy
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_secretsmanager_secret', 'aws_secretsmanager_secret_policy')
