/*
id: aws_lb_web_acl_missing
title: No web ACL stands before an application load balancer
severity: medium
description: Known attacks on web applications reach what is behind it unfiltered.
remediation:
  console: 'EC2 > Load balancers > load balancer > Integrations: AWS WAF.'
  cli: aws wafv2 associate-web-acl --web-acl-arn <acl> --resource-arn <load balancer>
  terraform: Add an aws_wafv2_web_acl_association.
attack: [T1190]
mapped_from: [prowler elbv2_waf_acl_attached]
references:
  - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
*/
SELECT resource_uid, name, type, scheme, web_acl
FROM aws_lb
WHERE type = 'application' AND NOT web_acl
