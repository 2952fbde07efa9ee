/*
id: aws_kms_key_policy_wildcard_principal
title: Key policy allows every principal
severity: medium
description: A statement names everybody; only its conditions stand between the key and any AWS account.
remediation:
  console: 'KMS > Customer managed keys > Key policy: name the principals.'
  cli: aws kms put-key-policy --key-id <id> --policy-name default --policy file://policy.json
  terraform: Change the policy of aws_kms_key.
references:
  - https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
*/
SELECT resource_uid, name, policy
FROM aws_kms_key_policy
WHERE NOT is_going(state) AND any_match(iam_policy_statements(policy), lambda s : s['effect'] = 'Allow' AND any_match(s['principals'], lambda p :
  p IN ('*', 'AWS:*')))
