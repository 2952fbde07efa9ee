/*
id: aws_cloudfront_distribution_origin_unencrypted
title: CloudFront distribution talks to an origin without TLS
severity: medium
description: Data can be read between CloudFront and the origin, though the user sees HTTPS.
remediation:
  console: 'CloudFront > Distribution > Origins > Edit: HTTPS only.'
  cli: aws cloudfront update-distribution --id <id> --distribution-config file://config.json --if-match <etag>
  terraform: Set custom_origin_config { origin_protocol_policy = "https-only" }.
attack: [T1040]
mapped_from: [prowler cloudfront_distributions_origin_traffic_encrypted]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
*/
SELECT resource_uid, name, origins, viewer_policies
FROM aws_cloudfront_distribution
WHERE any_match(origins, lambda o : o['protocol_policy'] = 'http-only'
    OR o['protocol_policy'] = 'match-viewer' AND any_match(viewer_policies, lambda p : p = 'allow-all'))
