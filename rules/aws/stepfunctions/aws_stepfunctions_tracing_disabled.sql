/*
id: aws_stepfunctions_tracing_disabled
title: State machine is not traced
severity: low
description: Slow and failing steps cannot be followed.
remediation:
  console: 'Step Functions > State machine > Edit > Config: X-Ray tracing.'
  cli: aws stepfunctions update-state-machine --state-machine-arn <arn> --tracing-configuration enabled=true
  terraform: Set tracing_configuration { enabled = true }.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/stepfunctions-controls.html
*/
SELECT resource_uid, name, tracing
FROM aws_stepfunctions_state_machine
WHERE NOT tracing
