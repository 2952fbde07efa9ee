/*
Front Doors (classic).
  endpoints_without_waf  number of frontend endpoints that no firewall policy guards, as far as that is known
  some_without_waf       some frontend endpoint is guarded by none
*/
CREATE VIEW azure_front_door AS
SELECT resource_uid, configuration ->> 'name' AS name,
  CAST(array_length(array_filter(json_get_array(configuration, 'properties', 'frontendEndpoints'), lambda e :
    json_text_or('', e, 'properties', 'webApplicationFirewallPolicyLink', 'id') = '')) AS BIGINT) AS endpoints_without_waf,
  any_match(json_get_array(configuration, 'properties', 'frontendEndpoints'), lambda e :
    json_text_or('', e, 'properties', 'webApplicationFirewallPolicyLink', 'id') = '') AS some_without_waf
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.network/frontdoors'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CAST(array_length(array_filter(json_get_array(configuration, 'frontend_endpoint'), lambda e :
    json_text_or('', e, 'web_application_firewall_policy_link_id') = '')) AS BIGINT) AS endpoints_without_waf,
  any_match(json_get_array(configuration, 'frontend_endpoint'), lambda e :
    json_text_or('', e, 'web_application_firewall_policy_link_id') = '') AS some_without_waf
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_frontdoor'
