/*
id: azure_cosmos_unrestricted_access
title: Cosmos DB account lets every network in
severity: high
description: Anyone who gets hold of a key reads and writes everything from anywhere.
remediation:
  console: 'Cosmos DB > Networking: Selected networks, and list them.'
  cli: az cosmosdb update --resource-group <group> --name <account> --ip-range-filter <addresses>
  terraform: >-
    Set public_network_access_enabled = false, or ip_range_filter, or is_virtual_network_filter_enabled with
    virtual_network_rule.
attack: [T1530]
mapped_from: [prowler cosmosdb_account_firewall_use_selected_networks]
references:
  - https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall
*/
SELECT resource_uid, name, public_network_access, filtered
FROM azure_cosmos_account
WHERE lower(public_network_access) NOT IN ('disabled', 'securedbyperimeter') AND NOT filtered
