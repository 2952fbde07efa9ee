/*
id: aws_kinesis_stream_unencrypted
title: Kinesis stream keeps its records unencrypted
severity: medium
description: Records lie in the clear until they expire.
remediation:
  console: 'Kinesis > Stream > Configuration > Encryption: Edit.'
  cli: aws kinesis start-stream-encryption --stream-name <name> --encryption-type KMS --key-id alias/aws/kinesis
  terraform: Set encryption_type = "KMS" and kms_key_id.
attack: [T1530]
mapped_from: [prowler kinesis_stream_encrypted_at_rest]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/kinesis-controls.html
*/
SELECT resource_uid, name, encryption
FROM aws_kinesis_stream
WHERE encryption <> 'KMS'
