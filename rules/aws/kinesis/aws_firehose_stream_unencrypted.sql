/*
id: aws_firehose_stream_unencrypted
title: Firehose stream buffers its records unencrypted
severity: medium
description: >-
  Records lie in the clear until they are delivered. Streams that read from Kinesis or MSK take over the encryption there.
remediation:
  console: Firehose > Stream > Configuration > Server-side encryption.
  cli: >-
    aws firehose start-delivery-stream-encryption --delivery-stream-name <name> --delivery-stream-encryption-configuration-input
    KeyType=AWS_OWNED_CMK
  terraform: Set server_side_encryption { enabled = true }.
attack: [T1530]
mapped_from: [prowler firehose_stream_encrypted_at_rest]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/datafirehose-controls.html
*/
SELECT resource_uid, name, source, encrypted
FROM aws_firehose_stream
WHERE source = 'DirectPut' AND NOT encrypted
