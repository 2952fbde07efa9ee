/*
id: aws_lb_listener_tls_outdated
title: Load balancer negotiates TLS versions before 1.2
severity: medium
description: >-
  TLS 1.0 and 1.1 and their ciphers can be broken by an attacker on the way. ELBSecurityPolicy-2016-08, the default of the API,
  allows both.
remediation:
  console: 'EC2 > Load balancers > Listeners > Security policy: ELBSecurityPolicy-TLS13-1-2-2021-06.'
  cli: aws elbv2 modify-listener --listener-arn <arn> --ssl-policy ELBSecurityPolicy-TLS13-1-2-2021-06
  terraform: Set ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06".
attack: [T1040]
mapped_from: [prowler elbv2_insecure_ssl_ciphers]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
  - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
params:
  policies:
    type: text
    default: "^ELBSecurityPolicy-(TLS13-1-[23]|TLS-1-2|FS-1-2)-"
    meaning: pattern of the security policies that allow TLS 1.2 and later only
*/
SELECT resource_uid, name, listeners
FROM aws_lb_listener
WHERE any_match(listeners, lambda l : l['protocol'] IN ('HTTPS', 'TLS')
    AND NOT regexp_like(l['ssl_policy'], $policies))
