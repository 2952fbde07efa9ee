/*
Resource policies of event buses. In live records a policy field that is there but null means none.
  account  account of the resource; NULL: not known, as in templates
  policy   JSON of the policy; without statements: there is none; NULL: not collected
*/
CREATE VIEW aws_eventbridge_policy AS
SELECT resource_uid, resource_name AS name, account,
  policy_if_asked(configuration, 'Policy') AS policy
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Events::EventBus'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  policy_or_none(configuration, 'Policy') AS policy
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Events::EventBus'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  json_document(configuration, 'policy') AS policy
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_cloudwatch_event_bus_policy'
