/*
id: aws_wafv2_default_allow
title: Web ACL lets through what no rule matches
severity: informational
description: For an application with a known set of callers, what is not named should be blocked.
remediation:
  console: "WAF > Web ACLs > Rules > Default web ACL action: Block."
  cli: aws wafv2 update-web-acl --default-action Block={} …
  terraform: Set default_action { block {} }.
references:
  - https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-default-action.html
*/
SELECT resource_uid, name, allows
FROM (SELECT resource_uid, name, allows FROM aws_wafv2_protection WHERE is_acl)
WHERE allows
