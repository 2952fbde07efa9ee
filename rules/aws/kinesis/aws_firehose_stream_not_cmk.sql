/*
id: aws_firehose_stream_not_cmk
title: Firehose stream is not encrypted with a customer-managed key
severity: low
description: >-
  With a key of AWS nobody can limit, audit or revoke the use of the key. In live records an ARN does not tell the AWS managed
  key from a key of yours.
remediation:
  console: 'Firehose > Stream > Configuration > Server-side encryption: your key.'
  cli: >-
    aws firehose start-delivery-stream-encryption --delivery-stream-name <name> --delivery-stream-encryption-configuration-input
    KeyType=CUSTOMER_MANAGED_CMK,KeyARN=<key>
  terraform: Set server_side_encryption { key_type = "CUSTOMER_MANAGED_CMK", key_arn = … }.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/datafirehose-controls.html
*/
SELECT resource_uid, name, encrypted, kms_key
FROM aws_firehose_stream
WHERE source = 'DirectPut' AND (NOT encrypted OR kms_key = '')
