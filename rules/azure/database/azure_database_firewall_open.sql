/*
id: azure_database_firewall_open
title: Database firewall lets the internet in
severity: critical
description: A range with much of the internet in it lets anyone try to sign in to the databases.
remediation:
  console: 'Server > Networking > Firewall rules: delete the rule, list your own addresses.'
  cli: az sql server firewall-rule delete --resource-group <group> --server <server> --name <rule>
  terraform: Set start_ip_address and end_ip_address to your own range.
attack: [T1190, T1110]
mapped_from: [prowler sqlserver_unrestricted_inbound_access]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/firewall-configure
*/
SELECT resource_uid, name, first_address, last_address
FROM azure_database_firewall_rule
WHERE cidrs_open(make_array(first_address || '-' || last_address))
