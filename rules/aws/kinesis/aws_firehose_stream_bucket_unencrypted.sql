/*
id: aws_firehose_stream_bucket_unencrypted
title: Firehose stream writes files without encryption of its own
severity: low
description: The files are protected only by what the bucket does by default.
remediation:
  console: Firehose > Stream > Configuration > Destination settings > Encryption.
  cli: aws firehose update-destination --delivery-stream-name <name> …
  terraform: Set kms_key_arn in the s3_configuration.
references:
  - https://docs.aws.amazon.com/firehose/latest/dev/encryption.html
*/
SELECT resource_uid, name
FROM aws_firehose_destination
WHERE s3_unencrypted
