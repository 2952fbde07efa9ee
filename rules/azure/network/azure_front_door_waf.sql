/*
id: azure_front_door_waf
title: Front Door endpoint has no web application firewall
severity: medium
description: Requests with injected SQL, scripts and known exploits reach the application unfiltered.
remediation:
  console: 'Front Door > Frontend domains: choose a WAF policy for each.'
  cli: >-
    az network front-door frontend-endpoint create --front-door-name <name> --resource-group <group> --name <endpoint> --host-
    name <host> --waf-policy <policy>
  terraform: Set web_application_firewall_policy_link_id of each frontend_endpoint.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/web-application-firewall/afds/afds-overview
*/
SELECT resource_uid, name, endpoints_without_waf
FROM azure_front_door
WHERE some_without_waf
