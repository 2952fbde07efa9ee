/*
id: aws_cloudfront_distribution_geo_unrestricted
title: CloudFront distribution serves every country
severity: informational
description: Where content may not or need not be served everywhere, attackers everywhere can reach it.
remediation:
  console: 'CloudFront > Distribution > Security: Geographic restrictions.'
  cli: aws cloudfront update-distribution --id <id> --distribution-config file://config.json --if-match <etag>
  terraform: Set restrictions { geo_restriction { … } }.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html
*/
SELECT resource_uid, name, geo_restriction
FROM aws_cloudfront_distribution
WHERE geo_restriction = 'none'
