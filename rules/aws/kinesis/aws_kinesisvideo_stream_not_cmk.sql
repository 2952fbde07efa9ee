/*
id: aws_kinesisvideo_stream_not_cmk
title: Kinesis Video stream is not encrypted with a customer-managed key
severity: low
description: >-
  With a key of AWS nobody can limit, audit or revoke the use of the key. In live records an ARN does not tell the AWS managed
  key from a key of yours.
remediation:
  console: 'The key is chosen at creation: create a stream with your key.'
  cli: aws kinesisvideo create-stream --stream-name <name> --kms-key-id <key>
  terraform: Set kms_key_id.
references:
  - https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/how-kms.html
*/
SELECT resource_uid, name, kms_key
FROM aws_kinesisvideo_stream
WHERE NOT own_key
