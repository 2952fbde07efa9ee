/*
id: aws_iam_user_two_active_keys
title: User has two active access keys
severity: low
description: Two keys are for the hour of a rotation; two that stay are twice what can leak.
remediation:
  console: 'IAM > Users > Security credentials > Access keys: Deactivate the older one.'
  cli: aws iam update-access-key --user-name <user> --access-key-id <id> --status Inactive
  terraform: Remove the second aws_iam_access_key.
attack: [T1078, T1550]
mapped_from: [prowler iam_user_two_active_access_key]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
*/
SELECT resource_uid, name, access_keys
FROM aws_iam_user
WHERE all_match(access_keys, lambda k : k['active']) AND array_length(access_keys) > 1
