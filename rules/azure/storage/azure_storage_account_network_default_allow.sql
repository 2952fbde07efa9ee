/*
id: azure_storage_account_network_default_allow
title: Storage account lets every network in
severity: high
description: Without a firewall rule that denies by default, anyone who holds a key or a token reaches the data from anywhere.
remediation:
  console: 'Storage account > Networking: choose Enabled from selected virtual networks and IP addresses, and list them.'
  cli: az storage account update --name <account> --resource-group <group> --default-action Deny
  terraform: Set network_rules { default_action = "Deny" }.
attack: [T1530]
mapped_from: [prowler storage_default_network_access_rule_is_denied]
references:
  - https://learn.microsoft.com/azure/storage/common/storage-network-security
*/
SELECT resource_uid, name, public_network_access, default_action, addresses
FROM azure_storage_firewall
-- A list that holds everybody is no better.
WHERE (lower(default_action) <> 'deny' OR cidrs_open(addresses)) AND NOT closed
