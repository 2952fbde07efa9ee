/*
Policies of web application firewalls, on Application Gateway and on Front Door.
  enabled         the policy is in force (default: true on Front Door)
  mode            Prevention stops what it finds, Detection only logs it
  log4j_rule_off  the managed rule against Log4j (944240) is switched off or only logs, or its rule set is not in use
  exclusions      parts of requests are kept from the managed rules (absent means false)
  default_rules   a managed rule set that is kept up is in use: OWASP 3.2, the Microsoft default rule set
  bot_rules       the managed rules against bots are in use
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_frontdoor_firewall_policy
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/frontdoor_firewall_policy
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/web_application_firewall_policy
*/
CREATE VIEW azure_waf_policy AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.network/applicationgatewaywebapplicationfirewallpolicies
SELECT resource_uid, configuration ->> 'name' AS name,
  -- The reference states the default for Front Door alone.
  CASE WHEN resource_type LIKE '%/frontdoor%'
      THEN is_enabled(json_text_or('Enabled', configuration, 'properties', 'policySettings', 'enabledState'))
    ELSE is_enabled(json_get_str(configuration, 'properties', 'policySettings', 'state')) END AS enabled,
  json_get_str(configuration, 'properties', 'policySettings', 'mode') AS mode,
  array_length(json_array_or_empty(configuration, 'properties', 'managedRules', 'exclusions')) > 0
    OR any_match(json_array_or_empty(configuration, 'properties', 'managedRules', 'managedRuleSets'), lambda s :
      array_length(json_array_or_empty(s, 'exclusions')) > 0) AS exclusions,
  any_match(json_array_or_empty(configuration, 'properties', 'managedRules', 'managedRuleSets'), lambda s :
    waf_default_rules(s ->> 'ruleSetType', json_as_text(s, 'ruleSetVersion'))) AS default_rules,
  any_match(json_array_or_empty(configuration, 'properties', 'managedRules', 'managedRuleSets'), lambda s :
    lower(s ->> 'ruleSetType') = 'microsoft_botmanagerruleset') AS bot_rules,
  NOT any_match(CASE WHEN resource_type LIKE '%/frontdoor%'
      THEN json_array_or_empty(configuration, 'properties', 'managedRules', 'managedRuleSets')
    ELSE json_get_array(configuration, 'properties', 'managedRules', 'managedRuleSets') END, lambda s :
    (lower(json_text_or('OWASP', s, 'ruleSetType')) = 'owasp' AND version_at_least(json_as_text(s, 'ruleSetVersion'), '3.1')
      OR lower(json_text_or('OWASP', s, 'ruleSetType')) IN ('microsoft_defaultruleset', 'defaultruleset'))
      AND NOT any_match(json_array_or_empty(s, 'ruleGroupOverrides'), lambda g : any_match(
        json_array_or_empty(g, 'rules'),
        lambda r : json_as_text(r, 'ruleId') = '944240'
          AND (lower(CASE json_has(r, 'state') WHEN true THEN json_get_str(r, 'state') WHEN false THEN json_text_or('disabled', r, 'enabledState') END) = 'disabled'
            OR lower(json_text_or('Block', r, 'action')) IN ('allow', 'log'))))) AS log4j_rule_off
FROM changes
WHERE shape IN ('azure', 'arm')
  AND resource_type IN ('microsoft.network/applicationgatewaywebapplicationfirewallpolicies',
    'microsoft.network/frontdoorwebapplicationfirewallpolicies')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(true, configuration, 'policy_settings', 0, 'enabled') AS enabled,
  json_text_or('Prevention', configuration, 'policy_settings', 0, 'mode') AS mode,
  array_length(json_array_or_empty(configuration, 'managed_rules', 0, 'exclusion')) > 0 AS exclusions,
  any_match(json_array_or_empty(configuration, 'managed_rules', 0, 'managed_rule_set'), lambda s :
    waf_default_rules(json_text_or('OWASP', s, 'type'), json_as_text(s, 'version'))) AS default_rules,
  any_match(json_array_or_empty(configuration, 'managed_rules', 0, 'managed_rule_set'), lambda s :
    lower(s ->> 'type') = 'microsoft_botmanagerruleset') AS bot_rules,
  NOT any_match(json_get_array(configuration, 'managed_rules', 0, 'managed_rule_set'), lambda s :
    (json_text_or('OWASP', s, 'type') = 'OWASP' AND version_at_least(json_as_text(s, 'version'), '3.1')
      OR json_text_or('OWASP', s, 'type') = 'Microsoft_DefaultRuleSet')
      AND NOT any_match(json_array_or_empty(s, 'rule_group_override'), lambda g : any_match(
        json_array_or_empty(g, 'rule'),
        lambda r : json_as_text(r, 'id') = '944240'
          AND (NOT json_bool_or(false, r, 'enabled') OR lower(json_text_or('Block', r, 'action')) IN ('allow', 'log'))))) AS log4j_rule_off
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_web_application_firewall_policy'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(true, configuration, 'enabled') AS enabled,
  json_get_str(configuration, 'mode') AS mode,
  any_match(json_array_or_empty(configuration, 'managed_rule'), lambda s :
    array_length(json_array_or_empty(s, 'exclusion')) > 0) AS exclusions,
  any_match(json_array_or_empty(configuration, 'managed_rule'), lambda s :
    waf_default_rules(s ->> 'type', json_as_text(s, 'version'))) AS default_rules,
  any_match(json_array_or_empty(configuration, 'managed_rule'), lambda s :
    lower(s ->> 'type') = 'microsoft_botmanagerruleset') AS bot_rules,
  NOT any_match(json_array_or_empty(configuration, 'managed_rule'), lambda s :
    json_get_str(s, 'type') IN ('Microsoft_DefaultRuleSet', 'DefaultRuleSet')
      AND NOT any_match(json_array_or_empty(s, 'override'), lambda g : any_match(
        json_array_or_empty(g, 'rule'),
        lambda r : json_as_text(r, 'rule_id') = '944240'
          AND (NOT json_bool_or(false, r, 'enabled') OR lower(json_text_or('Block', r, 'action')) IN ('allow', 'log'))))) AS log4j_rule_off
FROM changes
WHERE shape = 'terraform' AND resource_type IN ('azurerm_frontdoor_firewall_policy', 'azurerm_cdn_frontdoor_firewall_policy')
