/*
Resource policies of Lambda functions and layers, as the API gives them. In live records a policy field that is there but null
means none.
  account  account of the resource; NULL: not known, as in templates
  policy   JSON of the policy; without statements: there is none; NULL: not collected
*/
CREATE VIEW aws_lambda_policy AS
SELECT resource_uid, resource_name AS name, account,
  CASE WHEN json_has(configuration, 'Policy', 'Policy') THEN json_document(configuration, 'Policy', 'Policy')
    WHEN json_has(configuration, 'Policy') THEN json_document(configuration, 'Policy')
    WHEN json_is_null(configuration, 'Policy') OR json_is_null(configuration, 'LayerVersionPolicy') THEN no_policy() END AS policy
FROM changes WHERE shape = 'aws_api' AND resource_type IN ('AWS::Lambda::Function', 'AWS::Lambda::LayerVersion')
