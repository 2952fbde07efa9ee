/*
id: aws_lb_cross_zone_disabled
title: Network load balancer does not spread requests over zones
severity: low
description: A zone with few targets is overloaded while others idle.
remediation:
  console: 'EC2 > Load balancers > Attributes: Cross-zone load balancing.'
  cli: >-
    aws elbv2 modify-load-balancer-attributes --load-balancer-arn <arn> --attributes
    Key=load_balancing.cross_zone.enabled,Value=true
  terraform: Set enable_cross_zone_load_balancing = true.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, cross_zone, type
FROM aws_lb
WHERE type <> 'application' AND NOT cross_zone
