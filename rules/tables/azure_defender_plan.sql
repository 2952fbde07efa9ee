/*
Plans of Defender for Cloud.
  tier  Free, Standard
*/
CREATE VIEW azure_defender_plan AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'properties', 'pricingTier') AS tier
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.security/pricings'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_str(configuration, 'tier') AS tier
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_security_center_subscription_pricing'
