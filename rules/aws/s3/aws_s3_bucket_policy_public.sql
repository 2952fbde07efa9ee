/*
id: aws_s3_bucket_policy_public
title: Bucket policy is open to the public
severity: high
description: >-
  An Allow statement names everybody and no condition limits it to known callers: anybody can use the bucket as the statement
  says.
remediation:
  console: 'S3 > bucket > Permissions > Bucket policy: name principals, or add a condition such as aws:PrincipalOrgID.'
  cli: aws s3api put-bucket-policy --bucket <name> --policy file://policy.json
  terraform: Change the policy of aws_s3_bucket_policy.
attack: [T1530]
mapped_from: [prowler s3_bucket_public_access]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
*/
SELECT resource_uid, name, policy, restrict_public_buckets
FROM aws_s3_bucket_policy
WHERE public AND NOT restrict_public_buckets
