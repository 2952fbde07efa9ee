/*
id: aws_iam_password_policy_weak
title: Password policy asks for too little
severity: medium
description: Short passwords, or such of letters only, are guessed.
remediation:
  console: 'IAM > Account settings > Password policy: Edit > Custom.'
  cli: >-
    aws iam update-account-password-policy --minimum-password-length 14 --require-symbols --require-numbers
    --require-uppercase-characters --require-lowercase-characters --max-password-age 90 --password-reuse-prevention 24
  terraform: Set the members of aws_iam_account_password_policy.
attack: [T1110]
mapped_from: [prowler iam_password_policy_minimum_length_14, prowler iam_password_policy_uppercase, prowler
  iam_password_policy_lowercase, prowler iam_password_policy_number, prowler iam_password_policy_symbol]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
params:
  length: {type: integer, default: 14, meaning: least number of characters}
*/
SELECT resource_uid, minimum_length, uppercase, lowercase, numbers, symbols
FROM aws_iam_password_policy
WHERE minimum_length < $length OR NOT (uppercase AND lowercase AND numbers AND symbols)
