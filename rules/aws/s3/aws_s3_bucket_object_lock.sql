/*
id: aws_s3_bucket_object_lock
title: Bucket has no object lock
severity: low
description: >-
  Objects can be overwritten or deleted before their time; object lock writes once and keeps them for a set period, ransomware
  or not.
remediation:
  console: 'S3 > bucket > Properties > Object Lock: Enable (versioning has to be on).'
  cli: aws s3api put-object-lock-configuration --bucket <name> --object-lock-configuration ObjectLockEnabled=Enabled
  terraform: Set object_lock_enabled = true on aws_s3_bucket.
attack: [T1485, T1486]
mapped_from: [prowler s3_bucket_object_lock]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
*/
SELECT resource_uid, name, object_lock
FROM aws_s3_bucket_object_lock
WHERE NOT object_lock
