/*
id: aws_cloudfront_distribution_origin_failover_missing
title: CloudFront distribution has no second origin to fall back on
severity: low
description: When the origin fails, users see errors.
remediation:
  console: 'CloudFront > Distribution > Origins: Create origin group.'
  cli: aws cloudfront update-distribution --id <id> --distribution-config file://config.json --if-match <etag>
  terraform: Add an origin_group.
mapped_from: [prowler cloudfront_distributions_multiple_origin_failover_configured]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
*/
SELECT resource_uid, name, origin_failover
FROM aws_cloudfront_distribution
WHERE NOT origin_failover
