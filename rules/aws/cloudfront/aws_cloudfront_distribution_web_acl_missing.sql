/*
id: aws_cloudfront_distribution_web_acl_missing
title: No web ACL stands before a CloudFront distribution
severity: medium
description: Known attacks on web applications pass unfiltered.
remediation:
  console: 'CloudFront > Distribution > Security: Enable AWS WAF.'
  cli: aws cloudfront update-distribution --id <id> --distribution-config file://config.json --if-match <etag>
  terraform: Set web_acl_id.
attack: [T1190]
mapped_from: [prowler cloudfront_distributions_using_waf]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
*/
SELECT resource_uid, name, web_acl
FROM aws_cloudfront_distribution
WHERE web_acl = ''
