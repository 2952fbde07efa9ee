/*
id: aws_waf_classic_rule_empty
title: Rule of WAF Classic has no conditions
severity: low
description: It matches nothing, or every request; nobody meant either.
remediation:
  console: "WAF Classic > Rules: add a condition."
  cli: aws waf-regional update-rule --rule-id <id> --change-token <token> --updates file://updates.json
  terraform: Add predicates.
mapped_from: [prowler waf_global_rule_with_conditions, prowler waf_regional_rule_with_conditions]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
*/
SELECT resource_uid, name, parts
FROM (SELECT resource_uid, name, parts FROM aws_waf_classic_rule WHERE NOT is_group)
WHERE parts = 0
