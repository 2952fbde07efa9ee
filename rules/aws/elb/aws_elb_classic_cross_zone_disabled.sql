/*
id: aws_elb_classic_cross_zone_disabled
title: Classic load balancer does not spread requests over zones
severity: low
description: A zone with few instances is overloaded while others idle.
remediation:
  console: 'EC2 > Load balancers > Attributes: Cross-zone load balancing.'
  cli: >-
    aws elb modify-load-balancer-attributes --load-balancer-name <name> --load-balancer-attributes
    CrossZoneLoadBalancing={Enabled=true}
  terraform: Leave cross_zone_load_balancing at its default true.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, cross_zone
FROM aws_elb_classic
WHERE NOT cross_zone
