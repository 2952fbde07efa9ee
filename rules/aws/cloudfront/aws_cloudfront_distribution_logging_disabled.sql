/*
id: aws_cloudfront_distribution_logging_disabled
title: CloudFront distribution does not log its requests
severity: medium
description: Attacks on what stands behind it leave no trace.
remediation:
  console: CloudFront > Distribution > Logging.
  cli: aws cloudfront update-distribution --id <id> --distribution-config file://config.json --if-match <etag>
  terraform: Add logging_config.
attack: [T1562]
mapped_from: [prowler cloudfront_distributions_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
*/
SELECT resource_uid, name, logging, log_bucket
FROM aws_cloudfront_distribution
WHERE NOT logging
