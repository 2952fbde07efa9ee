/*
id: aws_sqs_queue_unencrypted
title: SQS queue keeps its messages unencrypted
severity: medium
description: Messages often carry personal data and tokens; at rest they lie in the clear.
remediation:
  console: 'SQS > Queue > Edit > Encryption: Enabled.'
  cli: aws sqs set-queue-attributes --queue-url <url> --attributes SqsManagedSseEnabled=true
  terraform: Set sqs_managed_sse_enabled = true or kms_master_key_id.
attack: [T1530]
mapped_from: [prowler sqs_queues_server_side_encryption_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html
*/
SELECT resource_uid, name, kms_key, sqs_managed_encryption
FROM aws_sqs_queue
WHERE kms_key = '' AND NOT sqs_managed_encryption
