/*
Resource policies of Glue data catalogs. In live records a policy field that is there but null means none.
  account  account of the resource; NULL: not known, as in templates
  policy   JSON of the policy; without statements: there is none; NULL: not collected
*/
CREATE VIEW aws_glue_policy AS
SELECT resource_uid, resource_name AS name,
  account,
  CASE WHEN json_length(configuration, 'PolicyInJson') = 0 OR json_length(configuration, 'Policy') = 0 THEN '{"Statement": []}'
    WHEN json_has(configuration, 'PolicyInJson') THEN json_document(configuration, 'PolicyInJson')
    WHEN json_has(configuration, 'Policy') THEN json_document(configuration, 'Policy')
    WHEN (NOT json_has(configuration, 'PolicyInJson')
      AND array_has(json_keys(configuration), 'PolicyInJson'))
      OR (NOT json_has(configuration, 'Policy')
      AND array_has(json_keys(configuration), 'Policy')) THEN '{"Statement": []}' END AS policy
FROM changes WHERE shape = 'aws_api' AND resource_type IN ('AWS::Glue::DataCatalog', 'AWS::Glue::Catalog')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  account,
  json_document(configuration, 'policy') AS policy
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_glue_resource_policy'
