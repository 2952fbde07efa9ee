/*
id: aws_iam_root_access_key
title: Root user has an access key
severity: critical
description: A key of the root user does everything without MFA, from anywhere.
remediation:
  console: 'Sign in as root > Security credentials > Access keys: delete.'
  cli: aws iam get-account-summary --query SummaryMap.AccountAccessKeysPresent
  terraform: Keys of the root user are deleted by hand.
attack: [T1078.004]
mapped_from: [prowler iam_no_root_access_key]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html
*/
SELECT resource_uid, root_mfa, root_access_keys
FROM aws_iam_account_summary
WHERE root_access_keys > 0
