/*
id: azure_application_gateway_rules_off
title: Firewall of an application gateway switches groups of rules off
severity: medium
description: Attacks of the kind that the group knows come through.
remediation:
  console: 'Application gateway > Web application firewall > Rules: enable all.'
  terraform: Remove disabled_rule_group from waf_configuration.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/web-application-firewall/ag/application-gateway-customize-waf-rules-portal
*/
SELECT resource_uid, name, rules_off
FROM azure_application_gateway
WHERE rules_off
