/*
id: aws_cloudfront_distribution_s3_origin_open
title: CloudFront distribution reads a bucket without an identity of its own
severity: medium
description: The bucket must then be public, and users can go around the distribution.
remediation:
  console: 'CloudFront > Distribution > Origins > Edit: Origin access control settings.'
  cli: aws cloudfront update-distribution --id <id> --distribution-config file://config.json --if-match <etag>
  terraform: Set origin_access_control_id in the origin.
attack: [T1530]
mapped_from: [prowler cloudfront_distributions_s3_origin_access_control]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
*/
SELECT resource_uid, name, origins
FROM aws_cloudfront_distribution
WHERE any_match(origins, lambda o : o['s3'] AND o['access_identity'] = '' AND o['access_control'] = '')
