/*
Network interfaces of machines.
  ip_forwarding   takes packets that are addressed to others (default: false)
  public_address  some of its addresses is public
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_interface
*/
CREATE VIEW azure_network_interface AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'properties',
    either_member(configuration -> 'properties', 'enableIPForwarding', 'enableIpForwarding')) AS ip_forwarding,
  any_match(json_get_array(configuration, 'properties', 'ipConfigurations'), lambda c :
    json_has(element_properties(c), either_member(element_properties(c), 'publicIPAddress', 'publicIpAddress'))) AS public_address
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.network/networkinterfaces'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.network/networkinterfaces
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'enableIPForwarding') AS ip_forwarding,
  any_match(json_get_array(configuration, 'properties', 'ipConfigurations'), lambda c :
    json_has(c, 'properties', 'publicIPAddress')) AS public_address
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.network/networkinterfaces'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN NOT json_has(configuration, 'ip_forwarding_enabled') THEN json_bool_or(false, configuration, 'enable_ip_forwarding')
    ELSE json_get_bool(configuration, 'ip_forwarding_enabled') END AS ip_forwarding,
  any_match(json_get_array(configuration, 'ip_configuration'), lambda c :
    json_has(c, 'public_ip_address_id') AND json_get_str(c, 'public_ip_address_id') <> '') AS public_address
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_network_interface'
