/*
id: aws_efs_file_system_unencrypted
title: EFS file system stores its files unencrypted
severity: high
description: Whoever gets hold of the storage or a backup reads the files.
remediation:
  console: 'Encryption is chosen at creation: create an encrypted file system and copy the files.'
  cli: aws efs create-file-system --encrypted --kms-key-id <key>
  terraform: Set encrypted = true.
attack: [T1530]
mapped_from: [prowler efs_encryption_at_rest_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html
*/
SELECT resource_uid, name, encrypted, kms_key
FROM aws_efs_file_system
WHERE NOT encrypted
