/*
Resource policies of Glue data catalogs. In live records a policy field that is there but null means none.
  account  account of the resource; NULL: not known, as in templates
  policy   JSON of the policy; without statements: there is none; NULL: not collected
*/
CREATE VIEW aws_glue_policy AS
SELECT resource_uid, resource_name AS name, account,
  policy_if_asked_either(configuration, 'PolicyInJson', 'Policy') AS policy
FROM changes WHERE shape = 'aws_api' AND resource_type IN ('AWS::Glue::DataCatalog', 'AWS::Glue::Catalog')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'policy') AS policy
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_glue_resource_policy'
