/*
id: aws_iam_root_mfa
title: Root user has no MFA
severity: critical
description: The root user can do everything, nothing can take its rights away, and a password is all that stands before it.
remediation:
  console: 'Sign in as root > Security credentials: Assign MFA device.'
  cli: aws iam get-account-summary --query SummaryMap.AccountMFAEnabled
  terraform: Devices of the root user are assigned by hand.
attack: [T1078.004]
mapped_from: [prowler iam_root_mfa_enabled]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html
*/
SELECT resource_uid, root_mfa, root_access_keys
FROM aws_iam_account_summary
WHERE NOT root_mfa
