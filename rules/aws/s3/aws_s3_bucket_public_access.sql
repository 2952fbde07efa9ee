/*
id: aws_s3_bucket_public_access
title: Bucket is open to the public
severity: critical
description: >-
  Anybody on the internet, or anybody with an AWS account, can use the bucket by its ACL or its policy, and its block public
  access settings do not stop it. Open buckets are found by scanners within hours.
remediation:
  console: 'S3 > bucket > Permissions: turn on Block all public access, and remove public grants from the ACL and the policy.'
  cli: >-
    aws s3api put-public-access-block --bucket <name> --public-access-block-configuration
    BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
  terraform: Add an aws_s3_bucket_public_access_block with all four settings true for the bucket.
attack: [T1530]
mapped_from: [prowler s3_bucket_public_access]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
*/
SELECT resource_uid, name, acl_public_read, acl_public_write, policy_public, ignore_public_acls, restrict_public_buckets
FROM aws_s3_bucket
WHERE (acl_public_read OR acl_public_write) AND NOT ignore_public_acls
  OR policy_public AND NOT restrict_public_buckets
