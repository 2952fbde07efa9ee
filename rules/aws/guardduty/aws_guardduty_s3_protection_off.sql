/*
id: aws_guardduty_s3_protection_off
title: GuardDuty does not look at S3
severity: low
description: 'Data events of buckets are left out: copying of data by stolen credentials stays unseen.'
remediation:
  console: 'GuardDuty > S3 Protection: Enable.'
  cli: aws guardduty update-detector --detector-id <id> --features '[{"Name":"S3_DATA_EVENTS","Status":"ENABLED"}]'
  terraform: Set datasources { s3_logs { enable = true } } on aws_guardduty_detector, or add aws_guardduty_detector_feature.
attack: [T1530]
mapped_from: [prowler guardduty_s3_protection_enabled]
references:
  - https://docs.aws.amazon.com/guardduty/latest/ug/s3-protection.html
*/
SELECT resource_uid, name, s3_protection
FROM aws_guardduty_detector
WHERE NOT s3_protection
