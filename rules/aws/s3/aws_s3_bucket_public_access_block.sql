/*
id: aws_s3_bucket_public_access_block
title: S3 bucket lacks a full public access block
severity: medium
family: [aws_s3_bucket_public_access, aws_s3_bucket_public_write_acl, aws_s3_bucket_public_read_acl]
description: >-
  One ACL or policy that somebody writes by mistake opens the bucket. The four block public access settings of the bucket make
  such a mistake harmless.
remediation:
  console: 'S3 > bucket > Permissions > Block public access: turn on all four settings.'
  cli: >-
    aws s3api put-public-access-block --bucket <name> --public-access-block-configuration
    BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
  terraform: |
    resource "aws_s3_bucket_public_access_block" "this" {
      bucket                  = aws_s3_bucket.this.id
      block_public_acls       = true
      ignore_public_acls      = true
      block_public_policy     = true
      restrict_public_buckets = true
    }
attack: [T1530]
mapped_from: [prowler s3_bucket_level_public_access_block]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
params:
  settings:
    type: text_list
    default: ["block_public_acls", "ignore_public_acls", "block_public_policy", "restrict_public_buckets"]
    meaning: settings that must be on
*/
SELECT resource_uid, name, block_public_acls, ignore_public_acls, block_public_policy, restrict_public_buckets
FROM aws_s3_bucket_public_access_block
WHERE 'block_public_acls' IN ($settings) AND NOT block_public_acls
  OR 'ignore_public_acls' IN ($settings) AND NOT ignore_public_acls
  OR 'block_public_policy' IN ($settings) AND NOT block_public_policy
  OR 'restrict_public_buckets' IN ($settings) AND NOT restrict_public_buckets
