/*
id: azure_cognitive_account_public_network_access
title: AI services account has a public network endpoint
severity: medium
description: What only private networks need should not have an address on the internet at all.
remediation:
  console: 'Account > Networking: Disabled.'
  cli: az resource update --ids <id> --set properties.publicNetworkAccess=Disabled
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/ai-services/cognitive-services-virtual-networks
*/
SELECT resource_uid, name, public_network_access
FROM azure_cognitive_account
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
