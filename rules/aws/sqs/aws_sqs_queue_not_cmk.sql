/*
id: aws_sqs_queue_not_cmk
title: SQS queue is not encrypted with a customer-managed key
severity: low
description: With a key of SQS or AWS nobody can limit, audit or revoke the use of the key.
remediation:
  console: 'SQS > Queue > Edit > Encryption > SSE-KMS: your key.'
  cli: aws sqs set-queue-attributes --queue-url <url> --attributes KmsMasterKeyId=<key>
  terraform: Set kms_master_key_id to a key of your own.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html
*/
SELECT resource_uid, name, kms_key
FROM aws_sqs_queue
WHERE kms_key = '' OR kms_key LIKE 'alias/aws/%' OR kms_key LIKE '%:alias/aws/%'
