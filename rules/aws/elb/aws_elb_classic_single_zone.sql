/*
id: aws_elb_classic_single_zone
title: Classic load balancer lies in one availability zone
severity: low
description: If the zone fails, nothing behind it can be reached.
remediation:
  console: 'EC2 > Load balancers > Network mapping: add zones.'
  cli: aws elb attach-load-balancer-to-subnets --load-balancer-name <name> --subnets <subnet>
  terraform: List subnets of several zones.
mapped_from: [prowler elb_is_in_multiple_az]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, zones
FROM aws_elb_classic
WHERE zones < 2
