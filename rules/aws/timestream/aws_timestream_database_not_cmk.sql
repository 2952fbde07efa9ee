/*
id: aws_timestream_database_not_cmk
title: Timestream database is not encrypted with a customer-managed key
severity: low
description: >-
  With a key of AWS nobody can limit, audit or revoke the use of the key. In live records an ARN does not tell the AWS managed
  key from a key of yours.
remediation:
  console: 'Timestream > Databases > Edit: your key.'
  cli: aws timestream-write update-database --database-name <name> --kms-key-id <key>
  terraform: Set kms_key_id.
references:
  - https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest.html
*/
SELECT resource_uid, name, kms_key
FROM aws_timestream_database
WHERE NOT own_key
