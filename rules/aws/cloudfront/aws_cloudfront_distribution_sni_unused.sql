/*
id: aws_cloudfront_distribution_sni_unused
title: CloudFront distribution serves HTTPS from addresses of its own
severity: low
description: Dedicated addresses cost much and serve only browsers that are long gone.
remediation:
  console: 'CloudFront > Distribution > Edit: Legacy clients support off.'
  cli: aws cloudfront update-distribution --id <id> --distribution-config file://config.json --if-match <etag>
  terraform: Set viewer_certificate { ssl_support_method = "sni-only" }.
mapped_from: [prowler cloudfront_distributions_https_sni_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
*/
SELECT resource_uid, name, sni
FROM aws_cloudfront_distribution
WHERE sni IN ('vip', 'static-ip')
