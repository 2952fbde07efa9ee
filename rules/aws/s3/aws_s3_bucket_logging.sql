/*
id: aws_s3_bucket_logging
title: S3 bucket does not log access
severity: low
description: 'Nobody can say afterwards who read or changed the objects: server access logging is off.'
remediation:
  console: 'S3 > bucket > Properties > Server access logging: Enable, with another bucket as target.'
  cli: >-
    aws s3api put-bucket-logging --bucket <name> --bucket-logging-status
    '{"LoggingEnabled":{"TargetBucket":"<logs>","TargetPrefix":"<name>/"}}'
  terraform: Add an aws_s3_bucket_logging with target_bucket.
attack: [T1562.008]
mapped_from: [prowler s3_bucket_server_access_logging_enabled]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
*/
SELECT resource_uid, name, logging
FROM aws_s3_bucket_logging
WHERE NOT logging
