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
