/*
id: aws_lb_listener_tls_policy_missing
title: TLS listener of a load balancer has no security policy
severity: medium
description: Nobody has decided which TLS versions and ciphers are accepted; the default ELBSecurityPolicy-2016-08 takes TLS 1.0.
remediation:
  console: EC2 > Load balancers > Listeners > Security policy.
  cli: aws elbv2 modify-listener --listener-arn <arn> --ssl-policy ELBSecurityPolicy-TLS13-1-2-2021-06
  terraform: Set ssl_policy in the aws_lb_listener.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, listeners
FROM aws_lb_listener
WHERE any_match(listeners, lambda l : l['protocol'] IN ('HTTPS', 'TLS') AND NOT l['named'])
