/*
id: aws_elb_classic_internet_facing
title: Classic load balancer is reachable from the internet
severity: low
description: What stands behind it is exposed; make sure that it is meant to be.
remediation:
  console: 'The scheme is chosen at creation: create an internal load balancer.'
  cli: aws elb create-load-balancer --scheme internal …
  terraform: Set internal = true.
mapped_from: [prowler elb_internet_facing]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, scheme
FROM aws_elb_classic
WHERE scheme = 'internet-facing'
