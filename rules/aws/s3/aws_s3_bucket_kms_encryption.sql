/*
id: aws_s3_bucket_kms_encryption
title: Bucket is not encrypted with a customer-managed key
severity: low
family: [aws_s3_bucket_encryption]
description: >-
  Objects are encrypted with keys that S3 or AWS keeps. Only a customer managed KMS key has a policy that you write, a record
  of each use in CloudTrail, and can be taken away.
remediation:
  console: 'S3 > bucket > Properties > Default encryption: choose SSE-KMS and a customer managed key.'
  cli: >-
    aws s3api put-bucket-encryption --bucket <name> --server-side-encryption-configuration
    '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"<key>"}}]}'
  terraform: Set sse_algorithm to aws:kms and kms_master_key_id in aws_s3_bucket_server_side_encryption_configuration.
attack: [T1530]
mapped_from: [prowler s3_bucket_kms_encryption]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
*/
SELECT resource_uid, name, encryption, kms_key
FROM aws_s3_bucket_encryption
WHERE encryption NOT IN ('aws:kms', 'aws:kms:dsse') OR NOT own_key
