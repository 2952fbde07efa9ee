/*
Profiles of CDN and Front Door.
  sku       Standard_AzureFrontDoor, Premium_AzureFrontDoor; others are of the retired CDN
  identity  kind of managed identity: SystemAssigned, UserAssigned, both, None (absent means None)
https://learn.microsoft.com/azure/templates/microsoft.cdn/profiles
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_frontdoor_profile
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_profile
*/
CREATE VIEW azure_cdn_profile AS
SELECT resource_uid, configuration ->> 'name' AS name, json_get_str(configuration, 'sku', 'name') AS sku,
  json_text_or('None', configuration, 'identity', 'type') AS identity
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.cdn/profiles'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN json_has(configuration, 'sku_name') THEN configuration ->> 'sku_name' ELSE json_get_str(configuration, 'sku') END AS sku,
  json_text_or('None', configuration, 'identity', 0, 'type') AS identity
FROM changes WHERE shape = 'terraform' AND resource_type IN ('azurerm_cdn_profile', 'azurerm_cdn_frontdoor_profile')
