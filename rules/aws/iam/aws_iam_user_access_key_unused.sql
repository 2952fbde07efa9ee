/*
id: aws_iam_user_access_key_unused
title: Access key is active and unused
severity: medium
description: A key that nobody uses is missed by nobody when it is stolen.
remediation:
  console: 'IAM > Users > Security credentials > Access keys: Deactivate, then delete.'
  cli: aws iam update-access-key --user-name <user> --access-key-id <id> --status Inactive
  terraform: Remove aws_iam_access_key.
attack: [T1078.004]
mapped_from: [prowler iam_user_accesskey_unused]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
params:
  days: {type: integer, default: 90, meaning: days without use}
*/
SELECT resource_uid, name, access_keys
FROM aws_iam_user
WHERE any_match(access_keys, lambda k : k['active'] AND days_since(k['created']) > $days
  AND CASE WHEN k['used'] = 'N/A' THEN true ELSE days_since(k['used']) > $days END)
