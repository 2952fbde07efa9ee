/*
id: aws_iam_password_policy_missing
title: Account has no password policy of its own
severity: medium
description: Passwords need 8 characters of three kinds then, never expire and may be used again.
remediation:
  console: "IAM > Account settings > Password policy: Edit."
  cli: aws iam update-account-password-policy --minimum-password-length 14 --password-reuse-prevention 24
  terraform: Add an aws_iam_account_password_policy.
attack: [T1110]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
*/
SELECT resource_uid, name, minimum_length
FROM aws_iam_password_policy
WHERE NOT "exists"
