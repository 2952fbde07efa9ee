/*
id: aws_s3_bucket_lifecycle
title: S3 bucket has no lifecycle rule
severity: low
description: >-
  Nothing expires or moves to cheaper storage: data stays for ever, old versions and parts of broken uploads included.
remediation:
  console: 'S3 > bucket > Management > Lifecycle rules: Create lifecycle rule.'
  cli: aws s3api put-bucket-lifecycle-configuration --bucket <name> --lifecycle-configuration file://lifecycle.json
  terraform: Add an aws_s3_bucket_lifecycle_configuration with an enabled rule.
mapped_from: [prowler s3_bucket_lifecycle_enabled]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
*/
SELECT resource_uid, name, lifecycle
FROM aws_s3_bucket_lifecycle
WHERE NOT lifecycle
