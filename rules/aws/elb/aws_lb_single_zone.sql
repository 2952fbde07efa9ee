/*
id: aws_lb_single_zone
title: Load balancer lies in one availability zone
severity: low
description: If the zone fails, nothing behind it can be reached.
remediation:
  console: 'EC2 > Load balancers > Network mapping: add zones.'
  cli: aws elbv2 set-subnets --load-balancer-arn <arn> --subnets <subnet> <subnet>
  terraform: List subnets of several zones.
mapped_from: [prowler elbv2_is_in_multiple_az]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, zones
FROM aws_lb
WHERE zones < 2
