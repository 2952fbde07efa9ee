/*
id: aws_s3_account_public_access_block
title: Account lacks a full public access block of S3
severity: high
description: >-
  Any bucket of the account can be opened by one ACL or policy. The four settings of the account hold for all its buckets,
  those of tomorrow too.
remediation:
  console: 'S3 > Block Public Access settings for this account: turn on all four.'
  cli: >-
    aws s3control put-public-access-block --account-id <id> --public-access-block-configuration
    BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
  terraform: Add an aws_s3_account_public_access_block with all four settings true.
attack: [T1530]
mapped_from: [prowler s3_account_level_public_access_blocks]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
*/
SELECT resource_uid, block_public_acls, ignore_public_acls, block_public_policy, restrict_public_buckets
FROM aws_s3_account_public_access_block
WHERE NOT (block_public_acls AND ignore_public_acls AND block_public_policy AND restrict_public_buckets)
