/*
id: aws_macie_off
title: Macie does not look for sensitive data in buckets
severity: low
description: Personal data and secrets that lie in open or forgotten buckets are not found.
remediation:
  console: "Macie > Settings: Resume Macie."
  cli: aws macie2 update-macie-session --status ENABLED
  terraform: Set status = "ENABLED" on aws_macie2_account.
attack: [T1530]
mapped_from: [prowler macie_is_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/macie-controls.html
*/
SELECT resource_uid, name, status
FROM aws_macie_session
WHERE status <> 'ENABLED'
