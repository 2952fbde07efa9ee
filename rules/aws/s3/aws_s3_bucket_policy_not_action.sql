/*
id: aws_s3_bucket_policy_not_action
title: Bucket policy allows all but some actions
severity: medium
description: Allow with NotAction gives every action that is not listed, those that AWS adds tomorrow too.
remediation:
  console: 'S3 > bucket > Permissions > Bucket policy: replace NotAction by the list of actions that are needed.'
  cli: aws s3api put-bucket-policy --bucket <name> --policy file://policy.json
  terraform: Change the policy of aws_s3_bucket_policy.
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
*/
SELECT resource_uid, name, policy
FROM aws_s3_bucket_policy
WHERE any_match(iam_policy_statements(policy), lambda s : s['effect'] = 'Allow'
  AND (s['not_actions'] IS NULL OR array_length(s['not_actions']) > 0))
