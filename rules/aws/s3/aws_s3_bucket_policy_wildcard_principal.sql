/*
id: aws_s3_bucket_policy_wildcard_principal
title: Bucket policy allows every principal
severity: medium
family: [aws_s3_bucket_policy_public]
description: >-
  An Allow statement names everybody; only its conditions, which are easily wrong or forged (a Referer), stand between the
  bucket and the internet.
remediation:
  console: 'S3 > bucket > Permissions > Bucket policy: name the accounts, roles or services.'
  cli: aws s3api put-bucket-policy --bucket <name> --policy file://policy.json
  terraform: Change the policy of aws_s3_bucket_policy.
attack: [T1530]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
*/
SELECT resource_uid, name, policy
FROM aws_s3_bucket_policy
WHERE any_match(iam_policy_statements(policy), lambda s : s['effect'] = 'Allow'
  AND any_match(s['principals'], lambda p : p IN ('*', 'AWS:*')))
