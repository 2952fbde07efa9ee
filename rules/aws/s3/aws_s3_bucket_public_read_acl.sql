/*
id: aws_s3_bucket_public_read_acl
title: Bucket ACL lets the public list and read
severity: high
family: [aws_s3_bucket_public_access, aws_s3_bucket_public_write_acl]
description: >-
  The ACL grants READ to everybody or to every AWS account. Names of objects, and with FULL_CONTROL more, are public.
remediation:
  console: >-
    S3 > bucket > Permissions > Access control list: remove Everyone and Authenticated users; better, set Object Ownership to
    Bucket owner enforced.
  cli: aws s3api put-bucket-acl --bucket <name> --acl private
  terraform: >-
    Set acl of aws_s3_bucket_acl to private, or object_ownership of aws_s3_bucket_ownership_controls to BucketOwnerEnforced.
attack: [T1530]
mapped_from: [prowler s3_bucket_public_list_acl]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
*/
SELECT resource_uid, name, acl_public_read
FROM aws_s3_bucket_acl
WHERE acl_public_read
