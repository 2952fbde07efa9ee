/*
id: aws_lb_target_group_unencrypted
title: Load balancer talks to its targets without TLS
severity: low
description: Data can be read between the load balancer and the targets, though the user sees HTTPS.
remediation:
  console: 'EC2 > Target groups: create one with HTTPS.'
  cli: aws elbv2 create-target-group --protocol HTTPS …
  terraform: Set protocol = "HTTPS".
attack: [T1040]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, protocol, target_type
FROM aws_lb_target_group
WHERE protocol = 'HTTP' AND target_type <> 'lambda'
