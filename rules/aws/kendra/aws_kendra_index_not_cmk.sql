/*
id: aws_kendra_index_not_cmk
title: Index of Kendra is not encrypted with a customer-managed key
severity: low
description: Who may read the index cannot be decided by a key policy, nor traced.
remediation:
  console: Kendra > Create index > Encryption.
  cli: aws kendra create-index --server-side-encryption-configuration KmsKeyId=<key> …
  terraform: Set server_side_encryption_configuration { kms_key_id = … }.
references:
  - https://docs.aws.amazon.com/kendra/latest/dg/encryption-at-rest.html
*/
SELECT resource_uid, name, kms_key
FROM aws_kendra_index
WHERE kms_key = ''
