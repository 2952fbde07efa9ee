/*
id: aws_cloudfront_distribution_http_allowed
title: CloudFront distribution serves plain HTTP
severity: medium
description: Passwords and sessions can be read on the way.
remediation:
  console: 'CloudFront > Distribution > Behaviors > Edit: Redirect HTTP to HTTPS.'
  cli: aws cloudfront update-distribution --id <id> --distribution-config file://config.json --if-match <etag>
  terraform: Set viewer_protocol_policy = "redirect-to-https" in every behaviour.
attack: [T1040]
mapped_from: [prowler cloudfront_distributions_https_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
*/
SELECT resource_uid, name, viewer_policies
FROM aws_cloudfront_distribution
WHERE any_match(viewer_policies, lambda p : p = 'allow-all')
