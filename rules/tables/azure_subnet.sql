/*
Subnets and what filters them: one row a virtual network with its subnets, one row a subnet by itself. Subnets of Azure's own services
take no group and are left out.
  subnets  list of {name, group, outbound}; NULL: not known
           group     id of the network security group; the empty text: none
           outbound  machines without a way out of their own get one by default; NULL: the API version decides
https://learn.microsoft.com/azure/virtual-network/virtual-network-vnet-plan-design-arm
https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_network
*/
CREATE VIEW azure_subnet AS
SELECT resource_uid, configuration ->> 'name' AS name,
  array_transform(
    array_filter(json_get_array(configuration, 'properties', 'subnets'), lambda s : subnet_takes_group(s ->> 'name') IS NOT FALSE),
    lambda s : named_struct('name', json_get_str(s, 'name'), 'group', CASE WHEN json_has(s, 'name') IS NOT NULL THEN json_text_or('', s, 'properties', 'networkSecurityGroup', 'id') END,
      'outbound', CASE WHEN json_has(s, 'name') IS NOT NULL THEN json_get_bool(s, 'properties', 'defaultOutboundAccess') END)) AS subnets
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.network/virtualnetworks'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN subnet_takes_group(configuration ->> 'name') IS NOT FALSE
    THEN make_array(named_struct('name', configuration ->> 'name',
      'group', json_text_or('', configuration, 'properties', 'networkSecurityGroup', 'id'),
      'outbound', json_get_bool(configuration, 'properties', 'defaultOutboundAccess'))) END AS subnets
FROM changes
WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.network/virtualnetworks/subnets'
  AND subnet_takes_group(configuration ->> 'name') IS NOT FALSE
UNION ALL BY NAME
-- The group of azurerm_subnet is an association of its own, which the plan lays over the subnet.
SELECT resource_uid, configuration ->> 'name' AS name,
  make_array(named_struct('name', configuration ->> 'name', 'group', json_text_or('', configuration, 'network_security_group_id'),
    'outbound', json_bool_or(true, configuration, 'default_outbound_access_enabled'))) AS subnets
FROM changes
WHERE shape = 'terraform' AND resource_type = 'azurerm_subnet' AND subnet_takes_group(configuration ->> 'name') IS NOT FALSE
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  array_transform(
    array_filter(json_get_array(configuration, 'subnet'), lambda s : subnet_takes_group(s ->> 'name') IS NOT FALSE),
    lambda s : named_struct('name', json_get_str(s, 'name'), 'group', json_text_or('', s, 'security_group'),
      'outbound', json_bool_or(true, s, 'default_outbound_access_enabled'))) AS subnets
FROM changes
WHERE shape = 'terraform' AND resource_type = 'azurerm_virtual_network' AND array_length(json_array_or_empty(configuration, 'subnet')) > 0
