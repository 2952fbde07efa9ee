/*
API Management services.
  old_protocols          names of protocols before TLS 1.2 that are switched on, towards clients and towards backends (absent
                         means none)
  virtual_network        External, Internal, None (template default: None)
  public_network_access  Enabled, Disabled (template default: Enabled)
  client_certificate     the gateway of the consumption tier asks callers for a certificate (absent means false)
  sku                    Consumption, Developer, Basic, Standard, Premium
  minimum_api_version    oldest version of the management API that is answered; the empty text: every one
  triple_des             Triple DES is switched on (absent means false)
  old_protocol_on        some protocol before TLS 1.2 is switched on; old_protocols has those that are known
  closed_gateway         the gateway of some further region is switched off
  identity               kind of managed identity: SystemAssigned, UserAssigned, both, None (absent means None)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/api_management
*/
CREATE VIEW azure_api_management AS
SELECT resource_uid, configuration ->> 'name' AS name,
  array_transform(
    array_filter(
      CASE WHEN NOT json_has(configuration, 'properties', 'customProperties') THEN json_entries('{}')
        ELSE json_entries(configuration, 'properties', 'customProperties') END,
      lambda e : regexp_like(e['key'], 'Security\.(Backend\.)?Protocols\.(Tls10|Tls11|Ssl30)$')
        AND lower(json_as_text(e['value'])) = 'true'),
    lambda e : e['key']) AS old_protocols,
  json_get_str(configuration, 'properties', 'virtualNetworkType') AS virtual_network,
  json_get_str(configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_bool_or(false, configuration, 'properties', 'enableClientCertificate') AS client_certificate,
  json_get_str(configuration, 'sku', 'name') AS sku,
  json_text_or('', configuration, 'properties', 'apiVersionConstraint', 'minApiVersion') AS minimum_api_version,
  api_management_switch(configuration -> 'properties', 'Security\.Ciphers\.TripleDes168$') AS triple_des,
  api_management_switch(configuration -> 'properties', 'Security\.(Backend\.)?Protocols\.(Tls10|Tls11|Ssl30)$') AS old_protocol_on,
  any_match(json_array_or_empty(configuration, 'properties', 'additionalLocations'), lambda l :
    json_bool_or(false, l, 'disableGateway')) AS closed_gateway,
  json_text_or('None', configuration, 'identity', 'type') AS identity
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.apimanagement/service'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.apimanagement/service
SELECT resource_uid, configuration ->> 'name' AS name,
  array_transform(
    array_filter(
      CASE WHEN NOT json_has(configuration, 'properties', 'customProperties') THEN json_entries('{}')
        ELSE json_entries(configuration, 'properties', 'customProperties') END,
      lambda e : regexp_like(e['key'], 'Security\.(Backend\.)?Protocols\.(Tls10|Tls11|Ssl30)$')
        AND lower(json_as_text(e['value'])) = 'true'),
    lambda e : e['key']) AS old_protocols,
  json_text_or('None', configuration, 'properties', 'virtualNetworkType') AS virtual_network,
  json_text_or('Enabled', configuration, 'properties', 'publicNetworkAccess') AS public_network_access,
  json_bool_or(false, configuration, 'properties', 'enableClientCertificate') AS client_certificate,
  json_get_str(configuration, 'sku', 'name') AS sku,
  json_text_or('', configuration, 'properties', 'apiVersionConstraint', 'minApiVersion') AS minimum_api_version,
  api_management_switch(configuration -> 'properties', 'Security\.Ciphers\.TripleDes168$') AS triple_des,
  api_management_switch(configuration -> 'properties', 'Security\.(Backend\.)?Protocols\.(Tls10|Tls11|Ssl30)$') AS old_protocol_on,
  any_match(json_array_or_empty(configuration, 'properties', 'additionalLocations'), lambda l :
    json_bool_or(false, l, 'disableGateway')) AS closed_gateway,
  json_text_or('None', configuration, 'identity', 'type') AS identity
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.apimanagement/service'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  array_filter(
    make_array(
      CASE WHEN json_bool_or(false, configuration, 'security', 0, 'enable_frontend_ssl30')
        OR json_bool_or(false, configuration, 'security', 0, 'frontend_ssl30_enabled') THEN 'frontend_ssl30_enabled' END,
      CASE WHEN json_bool_or(false, configuration, 'security', 0, 'enable_frontend_tls10')
        OR json_bool_or(false, configuration, 'security', 0, 'frontend_tls10_enabled') THEN 'frontend_tls10_enabled' END,
      CASE WHEN json_bool_or(false, configuration, 'security', 0, 'enable_frontend_tls11')
        OR json_bool_or(false, configuration, 'security', 0, 'frontend_tls11_enabled') THEN 'frontend_tls11_enabled' END,
      CASE WHEN json_bool_or(false, configuration, 'security', 0, 'enable_backend_ssl30')
        OR json_bool_or(false, configuration, 'security', 0, 'backend_ssl30_enabled') THEN 'backend_ssl30_enabled' END,
      CASE WHEN json_bool_or(false, configuration, 'security', 0, 'enable_backend_tls10')
        OR json_bool_or(false, configuration, 'security', 0, 'backend_tls10_enabled') THEN 'backend_tls10_enabled' END,
      CASE WHEN json_bool_or(false, configuration, 'security', 0, 'enable_backend_tls11')
        OR json_bool_or(false, configuration, 'security', 0, 'backend_tls11_enabled') THEN 'backend_tls11_enabled' END),
    lambda p : p IS NOT NULL) AS old_protocols,
  json_text_or('None', configuration, 'virtual_network_type') AS virtual_network,
  enabled_word(json_bool_or(true, configuration, 'public_network_access_enabled')) AS public_network_access,
  json_bool_or(false, configuration, 'client_certificate_enabled') AS client_certificate,
  split_part(json_get_str(configuration, 'sku_name'), '_', 1) AS sku,
  json_text_or('', configuration, 'min_api_version') AS minimum_api_version,
  json_bool_or(false, configuration, 'security', 0, 'triple_des_ciphers_enabled')
    OR json_bool_or(false, configuration, 'security', 0, 'enable_triple_des_ciphers') AS triple_des,
  json_bool_or(false, configuration, 'security', 0, 'frontend_ssl30_enabled')
    OR json_bool_or(false, configuration, 'security', 0, 'enable_frontend_ssl30')
    OR json_bool_or(false, configuration, 'security', 0, 'frontend_tls10_enabled')
    OR json_bool_or(false, configuration, 'security', 0, 'enable_frontend_tls10')
    OR json_bool_or(false, configuration, 'security', 0, 'frontend_tls11_enabled')
    OR json_bool_or(false, configuration, 'security', 0, 'enable_frontend_tls11')
    OR json_bool_or(false, configuration, 'security', 0, 'backend_ssl30_enabled')
    OR json_bool_or(false, configuration, 'security', 0, 'enable_backend_ssl30')
    OR json_bool_or(false, configuration, 'security', 0, 'backend_tls10_enabled')
    OR json_bool_or(false, configuration, 'security', 0, 'enable_backend_tls10')
    OR json_bool_or(false, configuration, 'security', 0, 'backend_tls11_enabled')
    OR json_bool_or(false, configuration, 'security', 0, 'enable_backend_tls11') AS old_protocol_on,
  any_match(json_array_or_empty(configuration, 'additional_location'), lambda l :
    json_bool_or(false, l, 'gateway_disabled')) AS closed_gateway,
  json_text_or('None', configuration, 'identity', 0, 'type') AS identity
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_api_management'
