/*
Public IP addresses.
  sku  Basic, Standard, StandardV2 (template default: Basic; Terraform's: Standard since azurerm 4)
https://learn.microsoft.com/azure/templates/microsoft.network/publicipaddresses
*/
CREATE VIEW azure_public_address AS
SELECT resource_uid, configuration ->> 'name' AS name, json_get_str(configuration, 'sku', 'name') AS sku
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.network/publicipaddresses'
UNION ALL BY NAME
-- https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-basic-upgrade-guidance
SELECT resource_uid, configuration ->> 'name' AS name, json_text_or('Basic', configuration, 'sku', 'name') AS sku
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.network/publicipaddresses'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, json_text_or('Standard', configuration, 'sku') AS sku
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_public_ip'
