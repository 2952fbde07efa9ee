/*
id: aws_cloudfront_distribution_tls_outdated
title: CloudFront distribution accepts TLS versions before 1.2
severity: medium
description: TLS 1.0 and 1.1 can be broken by an attacker on the way. With the certificate of CloudFront, TLSv1 is the minimum.
remediation:
  console: 'CloudFront > Distribution > Edit: Custom SSL certificate, Security policy TLSv1.2_2021.'
  cli: aws cloudfront update-distribution --id <id> --distribution-config file://config.json --if-match <etag>
  terraform: Set viewer_certificate { minimum_protocol_version = "TLSv1.2_2021" } with a certificate of your own.
attack: [T1040]
mapped_from: [prowler cloudfront_distributions_using_deprecated_ssl_protocols]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
*/
SELECT resource_uid, name, minimum_protocol, custom_certificate
FROM aws_cloudfront_distribution
WHERE NOT version_at_least(minimum_protocol, '1.2')
