/*
id: aws_s3_bucket_name_dots
title: Bucket name has dots
severity: low
description: >-
  The certificate of S3 covers one label before the region, so that a name with dots cannot be verified over TLS in
  virtual-hosted form; transfer acceleration refuses such buckets.
remediation:
  console: 'A bucket cannot be renamed: create one without dots and copy the objects.'
  cli: aws s3 mb s3://<name-without-dots>
  terraform: Choose a bucket name without dots.
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
*/
SELECT resource_uid, name
FROM aws_s3_bucket
WHERE strpos(name, '.') > 0
