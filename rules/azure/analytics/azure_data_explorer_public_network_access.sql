/*
id: azure_data_explorer_public_network_access
title: Data Explorer cluster can be reached from the internet
severity: high
description: Whoever gets hold of a token, or finds a hole in the service, reads the data from anywhere.
remediation:
  console: 'Cluster > Networking: Disabled.'
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/data-explorer/security-network-restrict-public-access
*/
SELECT resource_uid, name, public_network_access
FROM azure_data_explorer_cluster
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
