/*
id: aws_web_acl_without_rules
title: Web ACL has no rules
severity: medium
description: It lets everything pass, or nothing, and protects nobody.
remediation:
  console: 'WAF & Shield > Web ACLs > Rules: Add rules.'
  cli: aws wafv2 update-web-acl --rules file://rules.json …
  terraform: Add rule blocks to the aws_wafv2_web_acl.
mapped_from: [prowler wafv2_webacl_with_rules]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
*/
SELECT resource_uid, name, rules
FROM aws_web_acl
WHERE rules = 0
