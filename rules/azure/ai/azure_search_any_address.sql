/*
id: azure_search_any_address
title: Search service's firewall allows every address
severity: medium
description: A rule of 0.0.0.0/0 is no rule.
remediation:
  console: 'Search service > Networking > Firewalls: list your own addresses.'
  cli: az search service update --resource-group <group> --name <service> --ip-rules <addresses>
  terraform: Set allowed_ips to your own ranges.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/search/service-configure-firewall
*/
SELECT resource_uid, name, allowed
FROM azure_search_service
WHERE any_match(allowed, lambda a : a = '0.0.0.0') OR cidrs_open(allowed)
