/*
id: aws_guardduty_rds_protection_off
title: GuardDuty does not look at logins to databases
severity: medium
description: Guessed passwords and strange logins to Aurora and RDS stay unseen.
remediation:
  console: "GuardDuty > Protection plans: enable it."
  cli: aws guardduty update-detector --detector-id <id> --features '[{"Name":"RDS_LOGIN_EVENTS","Status":"ENABLED"}]'
  terraform: Add an aws_guardduty_detector_feature "RDS_LOGIN_EVENTS" with status = "ENABLED".
attack: [T1562.001]
mapped_from: [prowler guardduty_rds_protection_enabled]
references:
  - https://docs.aws.amazon.com/guardduty/latest/ug/rds-protection.html
*/
SELECT resource_uid, name, rds_protection
FROM (SELECT resource_uid, name, rds_protection FROM aws_guardduty_protection WHERE feature IN ('', 'RDS_LOGIN_EVENTS'))
WHERE NOT rds_protection
