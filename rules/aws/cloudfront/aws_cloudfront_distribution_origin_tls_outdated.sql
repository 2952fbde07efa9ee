/*
id: aws_cloudfront_distribution_origin_tls_outdated
title: CloudFront distribution talks to an origin with an outdated protocol
severity: medium
description: SSLv3, TLS 1.0 and 1.1 can be broken by an attacker on the way.
remediation:
  console: 'CloudFront > Distribution > Origins > Edit: Minimum origin SSL protocol TLSv1.2.'
  cli: aws cloudfront update-distribution --id <id> --distribution-config file://config.json --if-match <etag>
  terraform: Set custom_origin_config { origin_ssl_protocols = ["TLSv1.2"] }.
attack: [T1040]
mapped_from: [prowler cloudfront_distributions_using_deprecated_ssl_protocols]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
*/
SELECT resource_uid, name, origins
FROM aws_cloudfront_distribution
WHERE any_match(origins, lambda o : any_match(o['ssl_protocols'], lambda p : p IN ('SSLv3', 'TLSv1', 'TLSv1.1')))
