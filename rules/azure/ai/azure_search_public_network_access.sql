/*
id: azure_search_public_network_access
title: Search service has a public network endpoint
severity: medium
description: >-
  Indexes hold copies of your data; they should not have an address on the internet where only private networks need them.
remediation:
  console: 'Search service > Networking: Disabled.'
  cli: az search service update --resource-group <group> --name <service> --public-access disabled
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
mapped_from: [prowler aisearch_service_not_publicly_accessible]
references:
  - https://learn.microsoft.com/azure/search/service-configure-firewall
*/
SELECT resource_uid, name, public_network_access
FROM azure_search_service
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
