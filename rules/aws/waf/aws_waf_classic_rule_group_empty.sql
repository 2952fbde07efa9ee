/*
id: aws_waf_classic_rule_group_empty
title: Rule group of WAF Classic has no rules
severity: low
description: The group is in the web ACL and decides nothing.
remediation:
  console: "WAF Classic > Rule groups: add rules."
  cli: aws waf-regional update-rule-group --rule-group-id <id> --change-token <token> --updates file://updates.json
  terraform: Add activated_rule.
mapped_from: [prowler waf_global_rulegroup_not_empty, prowler waf_regional_rulegroup_not_empty]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
*/
SELECT resource_uid, name, parts
FROM (SELECT resource_uid, name, parts FROM aws_waf_classic_rule WHERE is_group)
WHERE parts = 0
