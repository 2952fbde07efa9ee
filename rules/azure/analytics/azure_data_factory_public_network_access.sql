/*
id: azure_data_factory_public_network_access
title: Data factory has a public network endpoint
severity: medium
description: What only private networks need should not have an address on the internet at all.
remediation:
  console: 'Data factory > Networking: Private endpoint.'
  cli: az datafactory update --resource-group <group> --name <factory> --public-network-access Disabled
  terraform: Set public_network_enabled = false.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/data-factory/data-factory-private-link
*/
SELECT resource_uid, name, public_network_access
FROM azure_data_factory
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
