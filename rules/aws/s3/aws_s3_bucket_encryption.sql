/*
id: aws_s3_bucket_encryption
title: Bucket sets no default encryption
severity: low
description: >-
  The bucket says nothing about encryption. S3 then encrypts new objects with keys of its own (AES256), objects from before
  2023 may lie in clear, and nothing in the configuration holds the choice.
remediation:
  console: 'S3 > bucket > Properties > Default encryption: choose SSE-S3 or SSE-KMS.'
  cli: >-
    aws s3api put-bucket-encryption --bucket <name> --server-side-encryption-configuration
    '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"<key>"}}]}'
  terraform: Add an aws_s3_bucket_server_side_encryption_configuration for the bucket.
attack: [T1530]
mapped_from: [prowler s3_bucket_default_encryption]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
*/
SELECT resource_uid, name, encryption
FROM aws_s3_bucket_encryption
WHERE encryption = ''
