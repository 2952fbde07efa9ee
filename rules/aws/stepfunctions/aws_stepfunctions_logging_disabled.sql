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
frameworks:
  iso27001_2022: ["A.8.15"]
  pci_dss_4.0:
    ["10.2.1.1", "10.2.1.2", "10.2.1.3", "10.2.1.4", "10.2.1.5", "10.2.1.6", "10.2.1.7", "10.2.1", "10.2.2", "10.3.1", "10.6.3",
    "5.3.4", "A1.2.1"]
  soc2: ["cc_a_1_1", "pi_1_3"]
mapped_from: [prowler stepfunctions_statemachine_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/stepfunctions-controls.html
*/
SELECT resource_uid, name, log_level
FROM aws_stepfunctions_state_machine
WHERE log_level = 'OFF'
