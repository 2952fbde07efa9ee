/*
id: azure_waf_policy_log4j
title: Web application firewall does not stop Log4j lookups
severity: high
description: >-
  Rule 944240 of the managed set stops the lookups of CVE-2021-44228; with the rule off one request can run code on a vulnerable
  server.
remediation:
  console: 'Web Application Firewall policies > policy > Managed rules: enable rule 944240.'
  cli: >-
    az network application-gateway waf-policy managed-rule rule-set update --policy-name <policy> --resource-group <group>
    --type OWASP --version 3.2 --group-name REQUEST-944-APPLICATION-ATTACK-JAVA --rule rule-id=944240 state=Enabled
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/web-application-firewall/ag/application-gateway-crs-rulegroups-rules
*/
SELECT resource_uid, name, log4j_rule_off
FROM azure_waf_policy
WHERE log4j_rule_off
