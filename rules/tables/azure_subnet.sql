/*
Subnets that no network security group filters: one row a virtual network with its subnets, one row a subnet by itself.
Subnets of Azure's own services take no group and are left out.
  unfiltered  names of the subnets without a group; NULL: not known
https://learn.microsoft.com/azure/virtual-network/virtual-network-vnet-plan-design-arm
*/
CREATE VIEW azure_subnet AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_texts_at(
    array_filter(json_get_array(configuration, 'properties', 'subnets'), lambda s :
      NOT json_has(s, 'properties', 'networkSecurityGroup')
        AND json_get_str(s, 'name') NOT IN ('GatewaySubnet', 'AzureFirewallSubnet', 'AzureFirewallManagementSubnet',
          'AzureBastionSubnet', 'RouteServerSubnet')),
    'name') AS unfiltered
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.network/virtualnetworks'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE
    WHEN json_has(configuration, 'properties', 'networkSecurityGroup')
        OR regexp_like(configuration ->> 'name', '(GatewaySubnet|AzureFirewall.*Subnet|AzureBastionSubnet|RouteServerSubnet)$')
      THEN make_array()
    ELSE make_array(configuration ->> 'name') END AS unfiltered
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.network/virtualnetworks/subnets'
UNION ALL BY NAME
-- The group of azurerm_subnet is an association of its own, which the plan lays over the subnet.
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE
    WHEN json_text_or('', configuration, 'network_security_group_id') <> ''
        OR regexp_like(configuration ->> 'name', '(GatewaySubnet|AzureFirewall.*Subnet|AzureBastionSubnet|RouteServerSubnet)$')
      THEN make_array()
    WHEN json_text_or('', configuration, 'network_security_group_id') = '' THEN make_array(configuration ->> 'name') END AS unfiltered
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_subnet'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_texts_at(
    array_filter(json_get_array(configuration, 'subnet'), lambda s :
      json_text_or('', s, 'security_group') = ''
        AND json_get_str(s, 'name') NOT IN ('GatewaySubnet', 'AzureFirewallSubnet', 'AzureFirewallManagementSubnet',
          'AzureBastionSubnet', 'RouteServerSubnet')),
    'name') AS unfiltered
FROM changes
WHERE shape = 'terraform' AND resource_type = 'azurerm_virtual_network' AND array_length(json_array_or_empty(configuration, 'subnet')) > 0
