/*
id: azure_batch_account_public_network_access
title: Batch account has a public network endpoint
severity: medium
description: What only private networks need should not have an address on the internet at all.
remediation:
  console: 'Batch account > Networking: Public access Disabled.'
  cli: az batch account set --resource-group <group> --name <account> --public-network-access Disabled
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/batch/private-connectivity
*/
SELECT resource_uid, name, public_network_access
FROM azure_batch_account
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
