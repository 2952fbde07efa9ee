/*
id: aws_s3_bucket_policy_confused_deputy
title: Bucket policy trusts a service without naming the caller
severity: low
description: >-
  A service that acts for others may be told to use this bucket by another account. A condition on aws:SourceAccount,
  aws:SourceArn or aws:SourceOrgID says for whom.
remediation:
  console: 'S3 > bucket > Permissions > Bucket policy: add a condition on aws:SourceAccount or aws:SourceArn.'
  cli: aws s3api put-bucket-policy --bucket <name> --policy file://policy.json
  terraform: Change the policy of aws_s3_bucket_policy.
attack: [T1530]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
*/
SELECT resource_uid, name, policy
FROM aws_s3_bucket_policy
WHERE any_match(iam_policy_statements(policy), lambda s : s['effect'] = 'Allow' AND iam_unlimited(s['condition'])
  AND any_match(s['principals'], lambda p : p LIKE 'Service:%'))
