/*
id: aws_iam_password_policy_no_expiry
title: Passwords do not expire in time
severity: low
description: A password that leaked unseen works until it is changed, and nobody has to.
remediation:
  console: 'IAM > Account settings > Password policy: Edit > Custom.'
  cli: >-
    aws iam update-account-password-policy --minimum-password-length 14 --require-symbols --require-numbers
    --require-uppercase-characters --require-lowercase-characters --max-password-age 90 --password-reuse-prevention 24
  terraform: Set the members of aws_iam_account_password_policy.
attack: [T1110]
mapped_from: [prowler iam_password_policy_expires_passwords_within_90_days_or_less]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
params:
  days: {type: integer, default: 90, meaning: days after which a password has to be changed}
*/
SELECT resource_uid, max_age
FROM aws_iam_password_policy
WHERE max_age = 0 OR max_age > $days
