/*
id: aws_cloudtrail_kms_encryption
title: Trail logs are not encrypted with a customer-managed key
severity: low
description: Whoever may read the bucket reads the logs; with a KMS key the key's policy has a say.
remediation:
  console: 'CloudTrail > Trails > Edit > Log file SSE-KMS encryption: Enabled.'
  cli: aws cloudtrail update-trail --name <name> --kms-key-id <key>
  terraform: Set kms_key_id on aws_cloudtrail.
attack: [T1530]
mapped_from: [prowler cloudtrail_kms_encryption_enabled]
references:
  - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
*/
SELECT resource_uid, name, kms_key
FROM aws_cloudtrail_trail
WHERE kms_key = ''
