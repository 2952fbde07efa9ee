/*
id: azure_managed_hsm_public_network_access
title: Managed HSM can be reached from the internet
severity: medium
description: Whoever gets hold of a token tries the keys from anywhere.
remediation:
  console: 'Managed HSM > Networking: Disable public access.'
  terraform: Set public_network_access_enabled = false.
attack: [T1190]
references:
  - https://learn.microsoft.com/azure/key-vault/managed-hsm/private-link
*/
SELECT resource_uid, name, public_network_access
FROM azure_managed_hsm
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
