/*
Virtual network gateways.
  kind         Vpn, ExpressRoute
  sku          size; Basic has no IKEv2 policies of your own, zones or BGP
  client_auth  list of how clients sign in: Certificate, Radius, AAD (default: empty)
*/
CREATE VIEW azure_vpn_gateway AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'gatewayType') AS kind,
  json_get_str(configuration, 'properties', 'sku', 'name') AS sku,
  json_texts_or_empty(configuration, 'properties', 'vpnClientConfiguration', 'vpnAuthenticationTypes') AS client_auth
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.network/virtualnetworkgateways'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'type') AS kind,
  json_get_str(configuration, 'sku') AS sku,
  json_texts_or_empty(configuration, 'vpn_client_configuration', 0, 'vpn_auth_types') AS client_auth
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_virtual_network_gateway'
