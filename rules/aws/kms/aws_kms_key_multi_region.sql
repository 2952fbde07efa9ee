/*
id: aws_kms_key_multi_region
title: Key can be copied to other regions
severity: informational
description: The material of a multi-Region key can be had in any region; each copy has a policy of its own to go wrong.
remediation:
  console: 'KMS > Customer managed keys: create a key of one region and encrypt anew.'
  cli: aws kms create-key
  terraform: Set multi_region = false on aws_kms_key.
mapped_from: [prowler kms_cmk_not_multi_region]
references:
  - https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
*/
SELECT resource_uid, name, multi_region
FROM aws_kms_key
WHERE NOT is_going(state) AND multi_region
