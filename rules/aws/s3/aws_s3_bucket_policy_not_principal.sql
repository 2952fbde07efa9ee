/*
id: aws_s3_bucket_policy_not_principal
title: Bucket policy allows all but some principals
severity: high
family: [aws_s3_bucket_policy_public]
description: Allow with NotPrincipal opens the bucket to everybody who is not listed, anonymous callers included.
remediation:
  console: 'S3 > bucket > Permissions > Bucket policy: name the principals that may; use NotPrincipal with Deny only.'
  cli: aws s3api put-bucket-policy --bucket <name> --policy file://policy.json
  terraform: Change the policy of aws_s3_bucket_policy.
attack: [T1530]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
*/
SELECT resource_uid, name, policy
FROM aws_s3_bucket_policy
WHERE any_match(iam_policy_statements(policy), lambda s : s['effect'] = 'Allow'
  AND (s['not_principals'] IS NULL OR array_length(s['not_principals']) > 0))
