/*
id: aws_wafv2_known_bad_inputs_missing
title: Web ACL has no rules against known bad inputs
severity: medium
description: Requests that attack Log4j and the like reach the application.
remediation:
  console: "WAF > Web ACLs > Rules > Add managed rule groups: Known bad inputs."
  cli: aws wafv2 update-web-acl --rules file://rules.json …
  terraform: Add a rule with managed_rule_group_statement AWSManagedRulesKnownBadInputsRuleSet.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
*/
SELECT resource_uid, name, known_bad
FROM (SELECT resource_uid, name, known_bad FROM aws_wafv2_protection WHERE is_acl)
WHERE NOT known_bad
