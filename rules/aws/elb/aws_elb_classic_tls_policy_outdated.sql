/*
id: aws_elb_classic_tls_policy_outdated
title: Classic load balancer negotiates TLS by an outdated or home-made policy
severity: medium
description: Versions before TLS 1.2 and weak ciphers can be broken by an attacker on the way.
remediation:
  console: 'EC2 > Load balancers > Listeners > Security policy: ELBSecurityPolicy-TLS-1-2-2017-01.'
  cli: >-
    aws elb create-load-balancer-policy --load-balancer-name <name> --policy-type-name SSLNegotiationPolicyType --policy-
    attributes AttributeName=Reference-Security-Policy,AttributeValue=ELBSecurityPolicy-TLS-1-2-2017-01 --policy-name tls12
  terraform: >-
    Add an aws_load_balancer_policy on ELBSecurityPolicy-TLS-1-2-2017-01 and set it by aws_load_balancer_listener_policy.
attack: [T1040]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, tls_policies
FROM aws_elb_classic
WHERE any_match(listeners, lambda l : l['protocol'] IN ('HTTPS', 'SSL')
    AND NOT any_match(l['policies'], lambda p : array_has(tls_policies, p)))
