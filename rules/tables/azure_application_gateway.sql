/*
Application gateways.
  waf              a web application firewall stands in front: a policy, or the older configuration that is enabled
  listeners        list of listeners' protocols in lower case: http, https
  ssl_policy_type  Predefined, Custom, CustomV2; the empty text: none is set
  ssl_policy       name of the predefined policy; the empty text: none is set. Of a template that sets none the API version decides, of a plan that
                   of the provider, which it does not say: NULL
                   (https://learn.microsoft.com/azure/application-gateway/application-gateway-ssl-policy-overview#default-tls-policy)
  ssl_minimum      lowest TLS version of a custom policy, or of those that are not switched off: TLSv1_0 to TLSv1_3; the empty text: none is set
  tier             Standard, WAF: the retired first version; Standard_v2, WAF_v2
  policy           a firewall policy guards it (absent means false)
  own_rules        the older configuration of the firewall, which is a part of the gateway, is on (absent means false)
  rules_off        the older configuration switches groups of rules off (absent means false)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/application_gateway
*/
CREATE VIEW azure_application_gateway AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.network/applicationgateways
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('', configuration, 'properties', 'firewallPolicy', 'id') <> ''
    OR json_bool_or(false, configuration, 'properties', 'webApplicationFirewallConfiguration', 'enabled') AS waf,
  array_transform(
    texts_of_both(
      json_array_or_empty(configuration, 'properties', 'httpListeners'),
      json_array_or_empty(configuration, 'properties', 'listeners')),
    lambda l : lower(json_get_str(l, 'properties', 'protocol'))) AS listeners,
  json_get_str(configuration, 'properties', 'sku', 'tier') AS tier,
  json_text_or('', configuration, 'properties', 'firewallPolicy', 'id') <> '' AS policy,
  json_bool_or(false, configuration, 'properties', 'webApplicationFirewallConfiguration', 'enabled') AS own_rules,
  array_length(
    json_array_or_empty(configuration, 'properties', 'webApplicationFirewallConfiguration', 'disabledRuleGroups')) > 0 AS rules_off,
  json_text_or('', configuration, 'properties', 'sslPolicy', 'policyType') AS ssl_policy_type,
  CASE WHEN json_has(configuration, 'properties', 'sslPolicy') OR shape = 'arm' AND configuration ->> 'apiVersion' < '2023-02-01'
      THEN json_text_or('', configuration, 'properties', 'sslPolicy', 'policyName')
    WHEN shape = 'azure' AND json_has(configuration, 'properties', 'sslPolicy') IS NOT NULL
      THEN json_text_or('', configuration, 'properties', 'defaultPredefinedSslPolicy')
    WHEN NOT json_has(configuration, 'properties', 'sslPolicy') AND configuration ->> 'apiVersion' >= '2023-02-01' THEN 'AppGwSslPolicy20220101' END AS ssl_policy,
  CASE array_has(json_texts_or_empty(configuration, 'properties', 'sslPolicy', 'disabledSslProtocols'), 'TLSv1_0')
      AND array_has(json_texts_or_empty(configuration, 'properties', 'sslPolicy', 'disabledSslProtocols'), 'TLSv1_1')
    WHEN true THEN 'TLSv1_2'
    WHEN false THEN json_text_or('', configuration, 'properties', 'sslPolicy', 'minProtocolVersion') END AS ssl_minimum
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.network/applicationgateways'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_text_or('', configuration, 'firewall_policy_id') <> '' OR json_bool_or(false, configuration, 'waf_configuration', 0, 'enabled') AS waf,
  array_transform(json_get_array(configuration, 'http_listener'), lambda l : lower(json_get_str(l, 'protocol'))) AS listeners,
  json_get_str(configuration, 'sku', 0, 'tier') AS tier,
  json_text_or('', configuration, 'firewall_policy_id') <> '' AS policy,
  json_bool_or(false, configuration, 'waf_configuration', 0, 'enabled') AS own_rules,
  array_length(json_array_or_empty(configuration, 'waf_configuration', 0, 'disabled_rule_group')) > 0 AS rules_off,
  json_text_or('', configuration, 'ssl_policy', 0, 'policy_type') AS ssl_policy_type,
  CASE WHEN json_has(configuration, 'ssl_policy', 0) THEN json_text_or('', configuration, 'ssl_policy', 0, 'policy_name') END AS ssl_policy,
  CASE array_has(json_texts_or_empty(configuration, 'ssl_policy', 0, 'disabled_protocols'), 'TLSv1_0')
      AND array_has(json_texts_or_empty(configuration, 'ssl_policy', 0, 'disabled_protocols'), 'TLSv1_1')
    WHEN true THEN 'TLSv1_2'
    WHEN false THEN json_text_or('', configuration, 'ssl_policy', 0, 'min_protocol_version') END AS ssl_minimum
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_application_gateway'
