/*
id: aws_guardduty_lambda_protection_off
title: GuardDuty does not look at traffic of Lambda functions
severity: medium
description: A function that calls home or mines stays unseen.
remediation:
  console: "GuardDuty > Protection plans: enable it."
  cli: aws guardduty update-detector --detector-id <id> --features '[{"Name":"LAMBDA_NETWORK_LOGS","Status":"ENABLED"}]'
  terraform: Add an aws_guardduty_detector_feature "LAMBDA_NETWORK_LOGS" with status = "ENABLED".
attack: [T1562.001]
mapped_from: [prowler guardduty_lambda_protection_enabled]
references:
  - https://docs.aws.amazon.com/guardduty/latest/ug/lambda-protection.html
*/
SELECT resource_uid, name, lambda_protection
FROM (SELECT resource_uid, name, lambda_protection FROM aws_guardduty_protection WHERE feature IN ('', 'LAMBDA_NETWORK_LOGS'))
WHERE NOT lambda_protection
