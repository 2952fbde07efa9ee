/*
id: aws_cloudfront_distribution_log_bucket_unapproved
title: CloudFront distribution logs to a bucket that is not the agreed one, or not at all
severity: low
description: Logs outside the agreed bucket are missed by those who watch it. Name the bucket in the parameter.
remediation:
  console: CloudFront > Distribution > Logging.
  cli: aws cloudfront update-distribution --id <id> --distribution-config file://config.json --if-match <etag>
  terraform: Set logging_config { bucket = … }.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
params:
  bucket: {type: text, default: "", meaning: 'agreed bucket; empty: any'}
*/
SELECT resource_uid, name, log_bucket
FROM aws_cloudfront_distribution
WHERE NOT logging OR $bucket <> '' AND log_bucket <> $bucket AND log_bucket NOT LIKE $bucket || '.s3.%'
