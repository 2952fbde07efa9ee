/*
id: aws_guardduty_runtime_monitoring_off
title: GuardDuty does not watch processes
severity: medium
description: Attacks inside instances and containers leave no trace in the network logs that GuardDuty reads.
remediation:
  console: "GuardDuty > Protection plans: enable it."
  cli: aws guardduty update-detector --detector-id <id> --features '[{"Name":"RUNTIME_MONITORING","Status":"ENABLED"}]'
  terraform: Add an aws_guardduty_detector_feature "RUNTIME_MONITORING" with status = "ENABLED".
attack: [T1562.001]
references:
  - https://docs.aws.amazon.com/guardduty/latest/ug/runtime-monitoring.html
*/
SELECT resource_uid, name, runtime_monitoring
FROM (SELECT resource_uid, name, runtime_monitoring FROM aws_guardduty_protection WHERE feature IN ('', 'RUNTIME_MONITORING'))
WHERE NOT runtime_monitoring
