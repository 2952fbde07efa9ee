/*
Where EventBridge's rules send events. Targets are an API answer of their own: lay those of list-targets-by-rule beside the rest as Targets.
  account   account of the rule; NULL: not known, as in templates
  accounts  list of the accounts that the ARNs of its targets name; empty: the ARN names none
https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html
*/
CREATE VIEW aws_eventbridge_target AS
SELECT resource_uid, resource_name AS name, account,
  array_transform(json_get_array(configuration, 'Targets'), lambda t : arn_account(json_get_str(t, 'Arn'))) AS accounts
FROM changes WHERE shape IN ('aws_api', 'aws_config') AND resource_type = 'AWS::Events::Rule'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  array_transform(json_array_or_empty(configuration, 'Targets'), lambda t : arn_account(json_get_str(t, 'Arn'))) AS accounts
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::Events::Rule'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name, account,
  make_array(CASE WHEN json_get_str(configuration, 'arn') IS NOT NULL THEN arn_account(json_get_str(configuration, 'arn'))
    WHEN all_match(json_texts(configuration, '$references', 'arn'), lambda r : r LIKE 'aws_%') THEN '' END) AS accounts
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_cloudwatch_event_target'
