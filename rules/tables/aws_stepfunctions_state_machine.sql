/*
State machines of Step Functions, those of SAM too.
  log_level  OFF, ERROR, FATAL, ALL
  tracing    traced by X-Ray
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-stepfunctions-statemachine.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sfn_state_machine
*/
CREATE VIEW aws_stepfunctions_state_machine AS
SELECT resource_uid, resource_name AS name,
  json_text_or('OFF', configuration, 'loggingConfiguration', 'level') AS log_level,
  json_bool_or(false, configuration, 'tracingConfiguration', 'enabled') AS tracing
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::StepFunctions::StateMachine'
  AND NOT is_going(json_get_str_either(configuration, 'status', 'Status'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'Logging') THEN json_text_or(CASE WHEN shape = 'cloudformation' THEN 'OFF' END, configuration, 'Logging', 'Level')
    ELSE json_text_or(CASE WHEN shape = 'cloudformation' THEN 'OFF' END, configuration, 'LoggingConfiguration', 'Level') END AS log_level,
  json_bool_or(false, configuration, 'TracingConfiguration', 'Enabled')
    OR json_bool_or(false, configuration, 'Tracing', 'Enabled') AS tracing
FROM changes
WHERE shape IN ('cloudformation', 'aws_config')
  AND resource_type IN ('AWS::StepFunctions::StateMachine', 'AWS::Serverless::StateMachine')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('OFF', configuration, 'logging_configuration', 0, 'level') AS log_level,
  json_bool_or(false, configuration, 'tracing_configuration', 0, 'enabled') AS tracing
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_sfn_state_machine'
