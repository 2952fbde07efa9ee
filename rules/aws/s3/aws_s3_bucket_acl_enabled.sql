/*
id: aws_s3_bucket_acl_enabled
title: Bucket still uses ACLs
severity: low
family: [aws_s3_bucket_public_access, aws_s3_bucket_public_write_acl, aws_s3_bucket_public_read_acl]
description: >-
  Objects may belong to other accounts and carry grants of their own, so that the policy alone does not say who can read them.
  Bucket owner enforced turns ACLs off.
remediation:
  console: 'S3 > bucket > Permissions > Object Ownership: ACLs disabled.'
  cli: >-
    aws s3api put-bucket-ownership-controls --bucket <name> --ownership-controls Rules=[{ObjectOwnership=BucketOwnerEnforced}]
  terraform: Set object_ownership = "BucketOwnerEnforced" in aws_s3_bucket_ownership_controls.
mapped_from: [prowler s3_bucket_acl_prohibited]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
*/
SELECT resource_uid, name, object_ownership
FROM aws_s3_bucket_ownership
WHERE object_ownership <> 'BucketOwnerEnforced'
