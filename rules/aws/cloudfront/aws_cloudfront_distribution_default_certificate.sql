/*
id: aws_cloudfront_distribution_default_certificate
title: CloudFront distribution uses the certificate of CloudFront
severity: low
description: Users cannot tell your site by its name, and TLS versions before 1.2 stay allowed.
remediation:
  console: 'CloudFront > Distribution > Edit: Custom SSL certificate.'
  cli: aws cloudfront update-distribution --id <id> --distribution-config file://config.json --if-match <etag>
  terraform: Set viewer_certificate { acm_certificate_arn = … }.
mapped_from: [prowler cloudfront_distributions_custom_ssl_certificate]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
*/
SELECT resource_uid, name, custom_certificate
FROM aws_cloudfront_distribution
WHERE NOT custom_certificate
