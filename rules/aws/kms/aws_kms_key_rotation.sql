/*
id: aws_kms_key_rotation
title: KMS key is not rotated
severity: medium
description: >-
  The same key material protects everything for ever; what was encrypted under it can be read for ever once it leaks.
remediation:
  console: 'KMS > Customer managed keys > Key rotation: Automatically rotate this key.'
  cli: aws kms enable-key-rotation --key-id <id>
  terraform: Set enable_key_rotation = true on aws_kms_key.
attack: [T1552]
mapped_from: [prowler kms_cmk_rotation_enabled]
references:
  - https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
*/
SELECT resource_uid, name, rotation
FROM aws_kms_key
WHERE CASE WHEN state IS NOT NULL THEN NOT is_going(state) END AND rotates AND NOT rotation
