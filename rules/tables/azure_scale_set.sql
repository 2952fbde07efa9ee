/*
Scale sets: how their machines are kept up to date.
  automatic_os_upgrade  new images are rolled out by themselves (default: false)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_machine_scale_set
*/
CREATE VIEW azure_scale_set AS
SELECT resource_uid, configuration ->> 'name' AS name,
  json_get_bool(configuration, 'properties', 'upgradePolicy', 'automaticOSUpgradePolicy',
    'enableAutomaticOSUpgrade') AS automatic_os_upgrade
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.compute/virtualmachinescalesets'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachinescalesets
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'properties', 'upgradePolicy', 'automaticOSUpgradePolicy',
    'enableAutomaticOSUpgrade') AS automatic_os_upgrade
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.compute/virtualmachinescalesets'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  -- azurerm 5 has automatic_os_upgrade_enabled, azurerm 4 enable_automatic_os_upgrade; both are required where the block is.
  CASE WHEN NOT json_has(configuration, 'automatic_os_upgrade_policy', 0) THEN false
    WHEN json_has(configuration, 'automatic_os_upgrade_policy', 0, 'automatic_os_upgrade_enabled')
      THEN json_get_bool(configuration, 'automatic_os_upgrade_policy', 0, 'automatic_os_upgrade_enabled')
    ELSE json_get_bool(configuration, 'automatic_os_upgrade_policy', 0, 'enable_automatic_os_upgrade') END AS automatic_os_upgrade
FROM changes
WHERE shape = 'terraform' AND resource_type IN ('azurerm_linux_virtual_machine_scale_set',
    'azurerm_windows_virtual_machine_scale_set')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(false, configuration, 'automatic_os_upgrade') AS automatic_os_upgrade
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_virtual_machine_scale_set'
