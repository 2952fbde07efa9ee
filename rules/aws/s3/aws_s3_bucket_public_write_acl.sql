/*
id: aws_s3_bucket_public_write_acl
title: Bucket ACL lets the public write
severity: critical
family: [aws_s3_bucket_public_access]
description: >-
  The ACL grants WRITE or WRITE_ACP to everybody or to every AWS account. Anybody can put, replace and delete objects, or take
  the bucket over by its ACL.
remediation:
  console: >-
    S3 > bucket > Permissions > Access control list: remove Everyone and Authenticated users; better, set Object Ownership to
    Bucket owner enforced.
  cli: aws s3api put-bucket-acl --bucket <name> --acl private
  terraform: >-
    Set acl of aws_s3_bucket_acl to private, or object_ownership of aws_s3_bucket_ownership_controls to BucketOwnerEnforced.
attack: [T1530, T1565.001]
mapped_from: [prowler s3_bucket_public_write_acl]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
*/
SELECT resource_uid, name, acl_public_write
FROM aws_s3_bucket_acl
WHERE acl_public_write
