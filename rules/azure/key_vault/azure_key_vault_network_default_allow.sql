/*
id: azure_key_vault_network_default_allow
title: Key vault lets every network in
severity: high
description: Anyone who gets hold of a token reads secrets from anywhere.
remediation:
  console: 'Key vault > Networking: Allow public access from specific virtual networks and IP addresses, and list them.'
  cli: az keyvault update --name <vault> --default-action Deny
  terraform: Set network_acls { default_action = "Deny", bypass = "AzureServices" }.
attack: [T1555.006]
references:
  - https://learn.microsoft.com/azure/key-vault/general/network-security
*/
SELECT resource_uid, name, public_network_access, default_action, addresses
FROM azure_key_vault
-- A list that holds everybody is no better.
WHERE (lower(default_action) <> 'deny' OR cidrs_open(addresses)) AND lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter')
