/*
Whether a managed rule set of a web application firewall is a general one that is kept up.
  kind     OWASP, Microsoft_DefaultRuleSet, DefaultRuleSet
  version  its version
https://learn.microsoft.com/azure/web-application-firewall/ag/application-gateway-crs-rulegroups-rules
*/
CREATE FUNCTION waf_default_rules(kind VARCHAR, version VARCHAR) RETURNS BOOLEAN RETURN
  CASE kind WHEN 'Microsoft_DefaultRuleSet' THEN true WHEN 'OWASP' THEN version_at_least(version, '3.2')
    WHEN 'DefaultRuleSet' THEN false ELSE CASE WHEN kind IS NOT NULL THEN false END END
