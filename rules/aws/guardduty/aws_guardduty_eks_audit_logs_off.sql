/*
id: aws_guardduty_eks_audit_logs_off
title: GuardDuty does not look at audit logs of EKS clusters
severity: medium
description: Calls to the API of clusters by stolen credentials stay unseen.
remediation:
  console: "GuardDuty > Protection plans: enable it."
  cli: aws guardduty update-detector --detector-id <id> --features '[{"Name":"EKS_AUDIT_LOGS","Status":"ENABLED"}]'
  terraform: Add an aws_guardduty_detector_feature "EKS_AUDIT_LOGS" with status = "ENABLED".
attack: [T1562.001]
mapped_from: [prowler guardduty_eks_audit_log_enabled]
references:
  - https://docs.aws.amazon.com/guardduty/latest/ug/kubernetes-protection.html
*/
SELECT resource_uid, name, eks_audit_logs
FROM (SELECT resource_uid, name, eks_audit_logs FROM aws_guardduty_protection WHERE feature IN ('', 'EKS_AUDIT_LOGS'))
WHERE NOT eks_audit_logs
