/*
Plans of Defender for Cloud.
  plan  what it covers: VirtualMachines, StorageAccounts, …
  tier  Free, Standard
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/security_center_subscription_pricing
*/
CREATE VIEW azure_defender_plan AS
SELECT resource_uid, configuration ->> 'name' AS name, regexp_replace(configuration ->> 'name', '^.*/', '') AS plan,
  json_get_str(configuration, 'properties', 'pricingTier') AS tier
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.security/pricings'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, json_text_or('VirtualMachines', configuration, 'resource_type') AS plan,
  json_get_str(configuration, 'tier') AS tier
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_security_center_subscription_pricing'
