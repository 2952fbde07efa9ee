/*
id: aws_kms_key_disabled
title: KMS key is switched off
severity: low
description: >-
  What it has encrypted cannot be read; a key that nobody needs should be scheduled for deletion, one that is needed switched
  on.
remediation:
  console: "KMS > Customer managed keys > Key actions: Enable."
  cli: aws kms enable-key --key-id <id>
  terraform: Set is_enabled = true on aws_kms_key.
attack: [T1486]
references:
  - https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html
*/
SELECT resource_uid, name, state, manager
FROM aws_kms_key
WHERE manager = 'CUSTOMER' AND state = 'Disabled'
