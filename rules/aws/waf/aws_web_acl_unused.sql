/*
id: aws_web_acl_unused
title: Web ACL protects nothing
severity: low
description: It costs money, and somebody believes that it protects what it does not.
remediation:
  console: WAF & Shield > Web ACLs > Associated AWS resources.
  cli: aws wafv2 associate-web-acl --web-acl-arn <acl> --resource-arn <arn>
  terraform: Add an aws_wafv2_web_acl_association.
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
*/
SELECT resource_uid, name, associated
FROM aws_web_acl
WHERE associated = 0
