/*
id: azure_container_registry_public_network_access
title: Container registry has a public network endpoint
severity: medium
description: What only private networks need should not have an address on the internet at all.
remediation:
  console: 'Registry > Networking: Public access Disabled, and private endpoints.'
  cli: az acr update --name <registry> --public-network-enabled false
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
mapped_from: [prowler containerregistry_not_publicly_accessible]
references:
  - https://learn.microsoft.com/azure/container-registry/container-registry-private-link
*/
SELECT resource_uid, name, public_network_access
FROM azure_container_registry
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
