/*
id: azure_mongo_cluster_public_network_access
title: Mongo cluster can be reached from the internet
severity: high
description: Whoever finds a password, or a hole in the service, gets in from anywhere.
remediation:
  console: 'Mongo cluster > Networking: Disable public access.'
  terraform: 'Set public_network_access = "Disabled".'
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/cosmos-db/mongodb/vcore/how-to-private-link
*/
SELECT resource_uid, name, public_network_access
FROM azure_mongo_cluster
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
