/*
id: aws_lb_deletion_protection_disabled
title: Load balancer has no deletion protection
severity: low
description: One wrong command cuts off everything behind it.
remediation:
  console: 'EC2 > Load balancers > Attributes: Deletion protection.'
  cli: >-
    aws elbv2 modify-load-balancer-attributes --load-balancer-arn <arn> --attributes Key=deletion_protection.enabled,Value=true
  terraform: Set enable_deletion_protection = true.
attack: [T1485]
mapped_from: [prowler elbv2_deletion_protection]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name, deletion_protection
FROM aws_lb
WHERE NOT deletion_protection
