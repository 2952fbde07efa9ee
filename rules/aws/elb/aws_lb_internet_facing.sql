/*
id: aws_lb_internet_facing
title: Load balancer is reachable from the internet
severity: low
description: What stands behind it is exposed; make sure that it is meant to be.
remediation:
  console: 'The scheme is chosen at creation: create an internal load balancer.'
  cli: aws elbv2 create-load-balancer --scheme internal …
  terraform: Set internal = true.
mapped_from: [prowler elbv2_internet_facing]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, scheme
FROM aws_lb
WHERE scheme = 'internet-facing'
