/*
id: aws_iam_user_access_key_old
title: Access key was not rotated
severity: medium
description: 'The longer a key lives the more places it lies in: laptops, old configuration, logs. Roles need no such keys.'
remediation:
  console: 'IAM > Users > Security credentials > Access keys: Create access key, then deactivate and delete the old one.'
  cli: aws iam update-access-key --user-name <user> --access-key-id <id> --status Inactive
  terraform: Replace aws_iam_access_key, or use roles.
attack: [T1078.004, T1552]
mapped_from: [prowler iam_rotate_access_key_90_days]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
params:
  days: {type: integer, default: 90, meaning: age in days at which a key has to be replaced}
*/
SELECT resource_uid, name, access_keys
FROM aws_iam_user
WHERE any_match(access_keys, lambda k : k['active'] AND days_since(k['created']) > $days)
