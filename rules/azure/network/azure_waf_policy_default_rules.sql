/*
id: azure_waf_policy_default_rules
title: Firewall policy has no current managed rule set
severity: medium
description: 'Known attacks come through: rule sets before OWASP 3.2 and the Microsoft default rule set are no longer kept up.'
remediation:
  console: 'WAF policy > Managed rules > Assign: Microsoft_DefaultRuleSet.'
  terraform: Add a managed_rule_set of type Microsoft_DefaultRuleSet.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/web-application-firewall/ag/application-gateway-crs-rulegroups-rules
*/
SELECT resource_uid, name, default_rules
FROM azure_waf_policy
WHERE NOT default_rules
