/*
id: aws_lb_desync_unprotected
title: Load balancer only watches requests that desynchronise servers
severity: medium
description: In the mode monitor, requests made for smuggling reach the targets.
remediation:
  console: 'EC2 > Load balancers > Attributes > Desync mitigation mode: Defensive or Strictest.'
  cli: >-
    aws elbv2 modify-load-balancer-attributes --load-balancer-arn <arn> --attributes
    Key=routing.http.desync_mitigation_mode,Value=strictest
  terraform: Leave desync_mitigation_mode at its default "defensive".
attack: [T1190]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, desync_mode
FROM (
  SELECT resource_uid, name, type, desync_mode FROM aws_lb
  UNION ALL BY NAME
  SELECT resource_uid, name, 'application' AS type, desync_mode FROM aws_elb_classic
)
WHERE type = 'application' AND desync_mode = 'monitor'
