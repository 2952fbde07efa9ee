/*
id: azure_machine_learning_public_network_access
title: Machine Learning workspace has a public network endpoint
severity: medium
description: What only private networks need should not have an address on the internet at all.
remediation:
  console: 'Workspace > Networking: Public access Disabled.'
  cli: az ml workspace update --resource-group <group> --name <workspace> --public-network-access Disabled
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/machine-learning/how-to-configure-private-link
*/
SELECT resource_uid, name, public_network_access
FROM azure_machine_learning_workspace
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
