/*
id: aws_elb_classic_connection_draining_disabled
title: Classic load balancer cuts running requests when an instance leaves
severity: low
description: Users see errors at every deployment.
remediation:
  console: 'EC2 > Load balancers > Attributes: Connection draining.'
  cli: >-
    aws elb modify-load-balancer-attributes --load-balancer-name <name> --load-balancer-attributes
    ConnectionDraining={Enabled=true,Timeout=300}
  terraform: Set connection_draining = true.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, connection_draining
FROM aws_elb_classic
WHERE NOT connection_draining
