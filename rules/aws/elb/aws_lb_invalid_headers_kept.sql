/*
id: aws_lb_invalid_headers_kept
title: Application load balancer passes invalid headers on
severity: medium
description: Malformed headers make servers disagree about where a request ends (request smuggling).
remediation:
  console: 'EC2 > Load balancers > Attributes > Packet handling: Drop invalid header fields.'
  cli: >-
    aws elbv2 modify-load-balancer-attributes --load-balancer-arn <arn> --attributes
    Key=routing.http.drop_invalid_header_fields.enabled,Value=true
  terraform: Set drop_invalid_header_fields = true.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, drop_invalid_headers, type
FROM aws_lb
WHERE type = 'application' AND NOT drop_invalid_headers
