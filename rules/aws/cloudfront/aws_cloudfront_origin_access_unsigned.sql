/*
id: aws_cloudfront_origin_access_unsigned
title: CloudFront does not sign all requests to an origin
severity: medium
description: Unsigned requests reach the origin only if it is open to everybody, and so it will be.
remediation:
  console: "CloudFront > Origin access > Edit: Sign requests."
  cli: >-
    aws cloudfront update-origin-access-control --id <id> --if-match <etag> --origin-access-control-config file://control.json
  terraform: Set signing_behavior = "always".
attack: [T1530]
references:
  - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
*/
SELECT resource_uid, name, signing
FROM aws_cloudfront_origin_access_control
WHERE signing <> 'always'
