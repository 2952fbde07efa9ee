/*
id: aws_s3_bucket_policy_wildcard_action
title: Bucket policy allows every action
severity: medium
family: [aws_s3_bucket_policy_public]
description: 'An Allow statement gives s3:* or *: who may read may also delete, change the policy and open the bucket.'
remediation:
  console: 'S3 > bucket > Permissions > Bucket policy: list the actions that are needed.'
  cli: aws s3api put-bucket-policy --bucket <name> --policy file://policy.json
  terraform: Change the policy of aws_s3_bucket_policy.
attack: [T1098]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
*/
SELECT resource_uid, name, policy
FROM aws_s3_bucket_policy
WHERE any_match(iam_policy_statements(policy), lambda s : s['effect'] = 'Allow'
  AND any_match(s['actions'], lambda a : wildcard_match(a, 's3:*')))
