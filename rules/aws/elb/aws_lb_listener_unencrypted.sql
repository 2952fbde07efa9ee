/*
id: aws_lb_listener_unencrypted
title: Load balancer takes requests without TLS and does not redirect them
severity: medium
description: Passwords and sessions can be read on the way.
remediation:
  console: 'EC2 > Load balancers > Listeners: use HTTPS, redirect HTTP to it.'
  cli: >-
    aws elbv2 modify-listener --listener-arn <arn> --default-actions
    Type=redirect,RedirectConfig={Protocol=HTTPS,Port=443,StatusCode=HTTP_301}
  terraform: Use protocol = "HTTPS" or a default_action of type redirect.
attack: [T1040]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, listeners
FROM aws_lb_listener
WHERE any_match(listeners, lambda l : l['protocol'] = 'HTTP' AND NOT l['redirects'])
