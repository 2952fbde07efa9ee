/*
id: aws_efs_file_system_not_cmk
title: EFS file system is not encrypted with a customer-managed key
severity: low
description: >-
  With a key of AWS nobody can limit, audit or revoke the use of the key. In live records an ARN does not tell the AWS managed
  key from a key of yours.
remediation:
  console: 'The key is chosen at creation: create a file system with your key.'
  cli: aws efs create-file-system --encrypted --kms-key-id <key>
  terraform: Set kms_key_id.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html
*/
SELECT resource_uid, name, kms_key
FROM aws_efs_file_system
WHERE NOT own_key
