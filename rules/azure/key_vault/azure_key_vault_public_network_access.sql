/*
id: azure_key_vault_public_network_access
title: Key vault has a public network endpoint
severity: medium
description: Secrets that only private networks need should not have an address on the internet at all.
remediation:
  console: 'Key vault > Networking: Disable public access and use private endpoints.'
  cli: az keyvault update --name <vault> --public-network-access Disabled
  terraform: Set public_network_access_enabled = false.
attack: [T1555.006]
references:
  - https://learn.microsoft.com/azure/key-vault/general/private-link-service
*/
SELECT resource_uid, name, public_network_access
FROM azure_key_vault
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
