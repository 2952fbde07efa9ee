/*
id: aws_kms_key_public
title: Key can be used by anybody
severity: critical
description: >-
  The key policy names everybody and no condition limits it: any AWS account can decrypt with the key, or manage it.
remediation:
  console: 'KMS > Customer managed keys > Key policy: name the principals, or add kms:CallerAccount.'
  cli: aws kms put-key-policy --key-id <id> --policy-name default --policy file://policy.json
  terraform: Change the policy of aws_kms_key.
attack: [T1078.004]
mapped_from: [prowler aws/kms_key_not_publicly_accessible]
references:
  - https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
*/
SELECT resource_uid, name, policy
FROM aws_kms_key_policy
WHERE NOT is_going(state) AND iam_policy_public(policy)
