/*
id: aws_s3_multi_region_access_point_public_access_block
title: Multi-region access point of S3 lacks a full public access block
severity: medium
description: A policy or an ACL that lets everybody in takes effect through it. The setting cannot be changed later.
remediation:
  console: "S3 > Access points: make a new one with Block all public access."
  cli: aws s3control create-access-point --account-id <id> --name <name> --bucket <bucket>
  terraform: Leave the public access block of aws_s3control_multi_region_access_point at its defaults.
attack: [T1530]
mapped_from: [prowler s3_multi_region_access_point_public_access_block]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html
*/
SELECT resource_uid, name, block_public_acls, ignore_public_acls, block_public_policy, restrict_public_buckets
FROM (SELECT resource_uid, name, block_public_acls, ignore_public_acls, block_public_policy, restrict_public_buckets FROM aws_s3_access_point WHERE multi_region)
WHERE NOT (block_public_acls AND ignore_public_acls AND block_public_policy AND restrict_public_buckets)
