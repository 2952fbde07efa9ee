/*
id: aws_iam_user_initial_access_key
title: User with a password has an access key that was never used
severity: medium
family: [aws_iam_user_access_key_unused]
description: >-
  A key that was made together with the user, and never used, is a credential that nobody needs and nobody misses when it is stolen.
remediation:
  console: 'IAM > Users > Security credentials > Access keys: Deactivate, then delete.'
  cli: aws iam delete-access-key --user-name <user> --access-key-id <id>
  terraform: Remove aws_iam_access_key.
attack: [T1078.004]
mapped_from: [prowler iam_user_no_setup_initial_access_key]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
*/
SELECT resource_uid, name, password_enabled, access_keys
FROM aws_iam_user
WHERE password_enabled
  AND any_match(access_keys, lambda k : k['active'] AND (k['used'] = 'N/A' OR k['used'] LIKE '0001-%'))
