/*
id: azure_application_gateway_waf
title: Application gateway has no web application firewall
severity: medium
description: Requests with injected SQL, scripts and known exploits reach the application unfiltered.
remediation:
  console: 'Application gateway > Web application firewall: choose the WAF tier and a policy.'
  cli: az network application-gateway update --name <gateway> --resource-group <group> --set firewallPolicy.id=<policy>
  terraform: Set firewall_policy_id, or waf_configuration { enabled = true }.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/web-application-firewall/ag/ag-overview
*/
SELECT resource_uid, name, waf
FROM azure_application_gateway
WHERE NOT waf
