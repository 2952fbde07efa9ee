/*
id: aws_stepfunctions_logging_disabled
title: State machine does not log its executions
severity: medium
description: What ran with which input leaves no trace.
remediation:
  console: 'Step Functions > State machine > Edit > Config: Logging.'
  cli: aws stepfunctions update-state-machine --state-machine-arn <arn> --logging-configuration level=ALL,…
  terraform: Set logging_configuration { level = "ALL" }.
attack: [T1562]
mapped_from: [prowler stepfunctions_statemachine_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/stepfunctions-controls.html
*/
SELECT resource_uid, name, log_level
FROM aws_stepfunctions_state_machine
WHERE log_level = 'OFF'
