/*
id: azure_database_firewall_open
title: Database firewall lets the internet in
severity: critical
description: A range from 0.0.0.0 lets anyone try to sign in to the databases.
remediation:
  console: 'Server > Networking > Firewall rules: delete the rule, list your own addresses.'
  cli: az sql server firewall-rule delete --resource-group <group> --server <server> --name <rule>
  terraform: Set start_ip_address and end_ip_address to your own range.
attack: [T1190, T1110]
frameworks:
  pci_dss_4.0: ["1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "10.3.2", "3.5.1.3", "A1.1.2", "A1.1.3", "A3.4.1"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_3_i", "164_312_a_1"]
  soc2: ["cc_6_2"]
mapped_from: [prowler sqlserver_unrestricted_inbound_access]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/firewall-configure
*/
SELECT resource_uid, name, first_address, last_address
FROM azure_database_firewall_rule
WHERE first_address = '0.0.0.0' AND last_address <> '0.0.0.0'
