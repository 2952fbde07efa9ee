/*
id: aws_guardduty_ecs_runtime_monitoring_off
title: GuardDuty does not watch processes in Fargate tasks
severity: medium
description: Attacks inside containers of tasks stay unseen.
remediation:
  console: "GuardDuty > Protection plans: enable it."
  cli: aws guardduty update-detector --detector-id <id> --features '[{"Name":"RUNTIME_MONITORING","Status":"ENABLED"}]'
  terraform: Add an aws_guardduty_detector_feature "RUNTIME_MONITORING" with status = "ENABLED".
attack: [T1562.001]
references:
  - https://docs.aws.amazon.com/guardduty/latest/ug/how-runtime-monitoring-works-ecs-fargate.html
*/
SELECT resource_uid, name, ecs_runtime
FROM (SELECT resource_uid, name, ecs_runtime FROM aws_guardduty_protection WHERE feature IN ('', 'RUNTIME_MONITORING'))
WHERE NOT ecs_runtime
