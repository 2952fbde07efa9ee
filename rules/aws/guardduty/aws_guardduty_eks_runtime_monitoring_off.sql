/*
id: aws_guardduty_eks_runtime_monitoring_off
title: GuardDuty does not watch processes in EKS clusters
severity: medium
description: Attacks inside containers of clusters stay unseen.
remediation:
  console: "GuardDuty > Protection plans: enable it."
  cli: aws guardduty update-detector --detector-id <id> --features '[{"Name":"RUNTIME_MONITORING","Status":"ENABLED"}]'
  terraform: Add an aws_guardduty_detector_feature "RUNTIME_MONITORING" with status = "ENABLED".
attack: [T1562.001]
mapped_from: [prowler guardduty_eks_runtime_monitoring_enabled]
references:
  - https://docs.aws.amazon.com/guardduty/latest/ug/how-runtime-monitoring-works-eks.html
*/
SELECT resource_uid, name, eks_runtime
FROM (SELECT resource_uid, name, eks_runtime FROM aws_guardduty_protection WHERE feature IN ('', 'RUNTIME_MONITORING', 'EKS_RUNTIME_MONITORING'))
WHERE NOT eks_runtime
