/*
Virtual networks.
  ddos_protection  a DDoS protection plan guards its public addresses (default: false)
  dns_servers      list of addresses of its own DNS servers; empty: those of Azure
  address_space    list of CIDRs of the network
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_network
*/
CREATE VIEW azure_virtual_network AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'properties', 'enableDdosProtection') AS ddos_protection,
  json_texts(configuration, 'properties', 'addressSpace', 'addressPrefixes') AS address_space,
  json_texts_or_empty(configuration, 'properties', 'dhcpOptions', 'dnsServers') AS dns_servers
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.network/virtualnetworks'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.network/virtualnetworks
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'enableDdosProtection') AS ddos_protection,
  json_texts(configuration, 'properties', 'addressSpace', 'addressPrefixes') AS address_space,
  json_texts_or_empty(configuration, 'properties', 'dhcpOptions', 'dnsServers') AS dns_servers
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.network/virtualnetworks'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'ddos_protection_plan', 0, 'enable') AS ddos_protection,
  json_texts(configuration, 'address_space') AS address_space,
  json_texts_or_empty(configuration, 'dns_servers') AS dns_servers
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_virtual_network'
