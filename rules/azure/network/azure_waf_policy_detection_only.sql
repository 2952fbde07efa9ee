/*
id: azure_waf_policy_detection_only
title: Web application firewall lets attacks through
severity: medium
description: A policy that is off or in detection mode reports attacks and delivers them.
remediation:
  console: 'Web Application Firewall policies > policy > Policy settings: enable it and set the mode to Prevention.'
  cli: >-
    az network application-gateway waf-policy policy-setting update --policy-name <policy> --resource-group <group> --mode
    Prevention --state Enabled
  terraform: Set policy_settings { enabled = true, mode = "Prevention" }.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/web-application-firewall/ag/policy-overview
*/
SELECT resource_uid, name, enabled, mode
FROM azure_waf_policy
WHERE NOT enabled OR lower(mode) <> 'prevention'
