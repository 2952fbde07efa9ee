/*
CloudFormation stacks of an account.
  termination_protection  it cannot be deleted before that is switched off
  drift                   IN_SYNC, DRIFTED, UNKNOWN, NOT_CHECKED
  status                  such as UPDATE_COMPLETE
  nested                  another stack has made it
  role                    service role that CloudFormation works with; empty: the rights of whoever changes the stack
Defaults of absent properties: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html
*/
CREATE VIEW aws_cloudformation_stack AS
SELECT resource_uid,
  json_get_str_either(configuration, 'StackName', 'Name') AS name,
  CASE WHEN json_has_member(configuration, 'EnableTerminationProtection')
      THEN json_bool_or(false, configuration, 'EnableTerminationProtection') END AS termination_protection,
  json_get_str(configuration, 'DriftInformation', 'StackDriftStatus') AS drift,
  json_get_str(configuration, 'StackStatus') AS status,
  json_text_or('', configuration, 'ParentId') <> '' AS nested,
  json_text_or('', configuration, 'RoleARN') AS role
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::CloudFormation::Stack'
  AND NOT is_going(json_get_str(configuration, 'StackStatus'))
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'stackName') AS name,
  json_get_bool(configuration, 'enableTerminationProtection') AS termination_protection,
  json_get_str(configuration, 'driftInformation', 'stackDriftStatus') AS drift,
  json_get_str(configuration, 'stackStatus') AS status,
  json_text_or('', configuration, 'parentId') <> '' AS nested,
  json_text_or('', configuration, 'roleARN') AS role
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::CloudFormation::Stack'
  AND NOT is_going(json_get_str(configuration, 'stackStatus'))
