/*
Whether a managed rule set of a web application firewall is a general one that is kept up.
  kind     OWASP, Microsoft_DefaultRuleSet, DefaultRuleSet
  version  its version
https://learn.microsoft.com/azure/web-application-firewall/ag/application-gateway-crs-rulegroups-rules
*/
CREATE FUNCTION waf_default_rules(kind VARCHAR, version VARCHAR) RETURNS BOOLEAN RETURN
  CASE lower(kind) WHEN 'microsoft_defaultruleset' THEN true WHEN 'owasp' THEN version_at_least(version, '3.2')
    WHEN 'defaultruleset' THEN false ELSE CASE WHEN kind IS NOT NULL THEN false END END
