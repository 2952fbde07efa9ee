/*
id: aws_kms_key_pending_deletion
title: Key is about to be deleted
severity: high
description: When the waiting time ends everything that is encrypted under the key is lost. An attacker may have scheduled it.
remediation:
  console: 'KMS > Customer managed keys > Key actions: Cancel key deletion.'
  cli: aws kms cancel-key-deletion --key-id <id>
  terraform: Import the key again into aws_kms_key after the deletion is cancelled.
attack: [T1485]
mapped_from: [prowler kms_cmk_not_deleted_unintentionally]
references:
  - https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
*/
SELECT resource_uid, name, state
FROM aws_kms_key
WHERE state IN ('PendingDeletion', 'PendingReplicaDeletion')
