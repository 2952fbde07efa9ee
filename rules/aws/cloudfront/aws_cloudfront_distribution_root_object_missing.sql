/*
id: aws_cloudfront_distribution_root_object_missing
title: CloudFront distribution has no default root object
severity: low
description: A request for / may list what the origin holds.
remediation:
  console: 'CloudFront > Distribution > Edit: Default root object.'
  cli: aws cloudfront update-distribution --id <id> --distribution-config file://config.json --if-match <etag>
  terraform: Set default_root_object = "index.html".
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
*/
SELECT resource_uid, name, root_object
FROM aws_cloudfront_distribution
WHERE root_object = ''
