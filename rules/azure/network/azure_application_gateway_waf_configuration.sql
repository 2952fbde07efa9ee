/*
id: azure_application_gateway_waf_configuration
title: Firewall of an application gateway is configured without a policy
severity: low
description: >-
  The older configuration has no current rule sets, no rules of your own and no exclusions for one listener; it is being
  retired.
remediation:
  console: 'Application gateway > Web application firewall: Upgrade to WAF policy.'
  terraform: Set firewall_policy_id in place of waf_configuration.
references:
  - https://learn.microsoft.com/azure/web-application-firewall/ag/upgrade-ag-waf-policy
*/
SELECT resource_uid, name, own_rules, policy
FROM azure_application_gateway
WHERE own_rules AND NOT policy
