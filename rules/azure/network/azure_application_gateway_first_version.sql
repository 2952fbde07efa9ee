/*
id: azure_application_gateway_first_version
title: Application gateway is of the retired first version
severity: medium
description: >-
  The first version was retired in April 2026: it gets no fixes, and has neither current firewall rules nor TLS 1.3.
remediation:
  console: Migrate the gateway to Standard_v2 or WAF_v2.
  terraform: 'Set the tier of sku to "WAF_v2".'
references:
  - https://learn.microsoft.com/azure/application-gateway/v1-retirement
*/
SELECT resource_uid, name, tier
FROM azure_application_gateway
WHERE lower(tier) IN ('standard', 'waf')
