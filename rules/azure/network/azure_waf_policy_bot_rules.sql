/*
id: azure_waf_policy_bot_rules
title: Firewall policy has no managed rules against bots
severity: low
description: Known bad bots scan, scrape and try passwords unhindered.
remediation:
  console: 'WAF policy > Managed rules > Assign: Microsoft_BotManagerRuleSet.'
  terraform: Add a managed_rule_set of type Microsoft_BotManagerRuleSet.
attack: [T1595]
references:
  - https://learn.microsoft.com/azure/web-application-firewall/ag/bot-protection-overview
*/
SELECT resource_uid, name, bot_rules
FROM azure_waf_policy
WHERE NOT bot_rules
