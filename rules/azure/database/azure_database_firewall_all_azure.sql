/*
id: azure_database_firewall_all_azure
title: Database firewall lets all of Azure in
severity: high
description: The rule from 0.0.0.0 to 0.0.0.0 lets in every machine in Azure, those of other customers too.
remediation:
  console: 'Server > Networking: clear Allow Azure services and resources to access this server.'
  cli: az sql server firewall-rule delete --resource-group <group> --server <server> --name AllowAllWindowsAzureIps
  terraform: Remove the rule; use a private endpoint or a virtual network rule.
attack: [T1190]
mapped_from: [prowler postgresql_flexible_server_allow_access_services_disabled]
references:
  - https://learn.microsoft.com/azure/azure-sql/database/firewall-configure
*/
SELECT resource_uid, name, first_address, last_address
FROM azure_database_firewall_rule
WHERE first_address = '0.0.0.0' AND last_address = '0.0.0.0'
