/*
Resource policies of event buses, and statements of theirs that are resources of their own. In live records a policy field that
is there but null means none.
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
UNION ALL BY NAME
-- One statement of a bus: whole, or as PutPermission takes it.
-- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbuspolicy.html
SELECT resource_uid, json_get_str(configuration, 'EventBusName') AS name, account,
  CASE WHEN json_has(configuration, 'Statement') THEN '{"Statement":[' || (configuration -> 'Statement') || ']}'
    WHEN json_has(configuration, 'Principal')
      THEN event_bus_statement(json_get_str(configuration, 'Principal'), json_get_str(configuration, 'Condition', 'Type'),
        json_get_str(configuration, 'Condition', 'Key'), configuration -> 'Condition' -> 'Value',
        json_has(configuration, 'Condition')) END AS policy
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Events::EventBusPolicy'
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_permission
SELECT resource_uid, json_get_str(configuration, 'event_bus_name') AS name, account,
  event_bus_statement(json_get_str(configuration, 'principal'), json_get_str(configuration, 'condition', 0, 'type'),
    json_get_str(configuration, 'condition', 0, 'key'), configuration -> 'condition' -> 0 -> 'value',
    json_has(configuration, 'condition', 0)) AS policy
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_cloudwatch_event_permission'
