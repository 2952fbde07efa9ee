/*
id: azure_waf_policy_exclusions
title: Firewall policy keeps parts of requests from the managed rules
severity: low
description: What stands in an excluded header, cookie or argument is not looked at.
remediation:
  console: 'WAF policy > Managed rules > Exclusions: remove them, or limit them to one rule.'
  terraform: Remove exclusion from managed_rules.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/web-application-firewall/ag/application-gateway-waf-configuration
*/
SELECT resource_uid, name, exclusions
FROM azure_waf_policy
WHERE exclusions
