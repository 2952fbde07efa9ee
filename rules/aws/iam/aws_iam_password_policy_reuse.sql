/*
id: aws_iam_password_policy_reuse
title: Old passwords may be used again
severity: low
description: Who has to change a password goes back to the one that leaked.
remediation:
  console: 'IAM > Account settings > Password policy: Edit > Custom.'
  cli: >-
    aws iam update-account-password-policy --minimum-password-length 14 --require-symbols --require-numbers
    --require-uppercase-characters --require-lowercase-characters --max-password-age 90 --password-reuse-prevention 24
  terraform: Set the members of aws_iam_account_password_policy.
attack: [T1110]
mapped_from: [prowler iam_password_policy_reuse_24]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
params:
  passwords: {type: integer, default: 24, meaning: last passwords that may not come again}
*/
SELECT resource_uid, reuse_prevention
FROM aws_iam_password_policy
WHERE reuse_prevention < $passwords
