/*
Resource policies of OpenSearch domains. In live records a policy field that is there but null means none.
  account  account of the resource; NULL: not known, as in templates
  policy   JSON of the policy; without statements: there is none; NULL: not collected
*/
CREATE VIEW aws_opensearch_policy AS
SELECT resource_uid, resource_name AS name, account,
  policy_if_asked(configuration, 'AccessPolicies') AS policy
FROM changes
WHERE shape = 'aws_api'
  AND resource_type IN ('AWS::OpenSearchService::Domain', 'AWS::OpenSearch::Domain', 'AWS::Elasticsearch::Domain')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  policy_or_none(configuration, 'AccessPolicies') AS policy
FROM changes
WHERE shape = 'cloudformation' AND resource_type IN ('AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'accessPolicies') AS policy
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::Elasticsearch::Domain'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  policy_or_none(configuration, 'access_policies') AS policy
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('aws_opensearch_domain', 'aws_opensearch_domain_policy', 'aws_elasticsearch_domain',
    'aws_elasticsearch_domain_policy')
