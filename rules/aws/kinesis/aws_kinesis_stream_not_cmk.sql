/*
id: aws_kinesis_stream_not_cmk
title: Kinesis stream is not encrypted with a customer-managed key
severity: low
description: >-
  With a key of AWS nobody can limit, audit or revoke the use of the key. In live records an ARN does not tell the AWS managed
  key from a key of yours.
remediation:
  console: 'Kinesis > Stream > Configuration > Encryption: your key.'
  cli: aws kinesis start-stream-encryption --stream-name <name> --encryption-type KMS --key-id <key>
  terraform: Set kms_key_id.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/kinesis-controls.html
*/
SELECT resource_uid, name, encryption, kms_key
FROM aws_kinesis_stream
WHERE encryption = 'NONE' OR kms_key = '' OR kms_key LIKE '%alias/aws/%'
