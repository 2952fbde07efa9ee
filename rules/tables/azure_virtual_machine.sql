/*
Virtual machines, and scale sets by the model of their machines.
  linux               runs Linux; told by the profile, the disk or the image
  password_login      SSH takes passwords (template default: true)
  ssh_keys            number of SSH public keys
  encryption_at_host  caches and temporary disks are encrypted too (template default: false)
  security_type       Standard, TrustedLaunch, ConfidentialVM (template default: Standard)
  unmanaged_disk      some disk is a blob in a storage account
  automatic_updates   Windows installs its updates by itself (default: true)
  extensions_allowed  extensions may be installed (default: true)
  custom_data         script or text for the first boot, base64 or plain; a live machine does not show it
*/
CREATE VIEW azure_virtual_machine AS
SELECT resource_uid, configuration->>'name' AS name,
  CASE WHEN json_has(configuration, 'properties', 'osProfile', 'linuxConfiguration') THEN true
    WHEN json_has(configuration, 'properties', 'osProfile', 'windowsConfiguration') THEN false
    WHEN json_get_str(configuration, 'properties', 'storageProfile', 'osDisk', 'osType') = 'Windows' THEN false
    WHEN json_get_str(configuration, 'properties', 'storageProfile', 'imageReference', 'publisher') LIKE 'Microsoft%Windows%'
    THEN false
    WHEN json_has(configuration, 'properties', 'osProfile') THEN true END AS linux,
  NOT json_bool_or(false, configuration, 'properties', 'osProfile', 'linuxConfiguration', 'disablePasswordAuthentication')
    AS password_login,
  CAST(array_length(array_filter(
    json_array_or_empty(configuration, 'properties', 'osProfile', 'linuxConfiguration', 'ssh', 'publicKeys'),
    lambda k : json_has(k, 'keyData') IS DISTINCT FROM false)) AS BIGINT) AS ssh_keys,
  json_get_bool(configuration, 'properties', 'securityProfile', 'encryptionAtHost') AS encryption_at_host,
  json_get_str(configuration, 'properties', 'securityProfile', 'securityType') AS security_type,
  json_has(configuration, 'properties', 'storageProfile', 'osDisk', 'vhd')
    OR any_match(json_array_or_empty(configuration, 'properties', 'storageProfile', 'dataDisks'), lambda d : json_has(d, 'vhd'))
    AS unmanaged_disk,
  json_bool_or(true, configuration, 'properties', 'osProfile', 'windowsConfiguration', 'enableAutomaticUpdates')
    AS automatic_updates,
  json_bool_or(true, configuration, 'properties', 'osProfile', 'allowExtensionOperations') AS extensions_allowed,
  json_get_str(configuration, 'properties', 'osProfile', 'customData') AS custom_data
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.compute/virtualmachines'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachines
--   https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachinescalesets
SELECT resource_uid, configuration->>'name' AS name,
  CASE WHEN json_has(configuration, 'properties', 'osProfile', 'linuxConfiguration') THEN true
    WHEN json_has(configuration, 'properties', 'osProfile', 'windowsConfiguration') THEN false
    WHEN json_get_str(configuration, 'properties', 'storageProfile', 'osDisk', 'osType') = 'Windows' THEN false
    WHEN json_get_str(configuration, 'properties', 'storageProfile', 'imageReference', 'publisher') LIKE 'Microsoft%Windows%'
    THEN false
    WHEN json_has(configuration, 'properties', 'osProfile') THEN true END AS linux,
  NOT json_bool_or(false, configuration, 'properties', 'osProfile', 'linuxConfiguration', 'disablePasswordAuthentication')
    AS password_login,
  CAST(array_length(array_filter(
    json_array_or_empty(configuration, 'properties', 'osProfile', 'linuxConfiguration', 'ssh', 'publicKeys'),
    lambda k : json_has(k, 'keyData') IS DISTINCT FROM false)) AS BIGINT) AS ssh_keys,
  json_bool_or(false, configuration, 'properties', 'securityProfile', 'encryptionAtHost') AS encryption_at_host,
  json_text_or('Standard', configuration, 'properties', 'securityProfile', 'securityType') AS security_type,
  json_has(configuration, 'properties', 'storageProfile', 'osDisk', 'vhd')
    OR any_match(json_array_or_empty(configuration, 'properties', 'storageProfile', 'dataDisks'), lambda d : json_has(d, 'vhd'))
      AS unmanaged_disk,
  json_bool_or(true, configuration, 'properties', 'osProfile', 'windowsConfiguration', 'enableAutomaticUpdates')
    AS automatic_updates,
  json_bool_or(true, configuration, 'properties', 'osProfile', 'allowExtensionOperations') AS extensions_allowed,
  json_text_or('', configuration, 'properties', 'osProfile', 'customData') AS custom_data
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.compute/virtualmachines'
UNION ALL BY NAME
SELECT resource_uid, configuration->>'name' AS name,
  CASE WHEN json_has(configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'linuxConfiguration') THEN true
    WHEN json_has(configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'windowsConfiguration') THEN false
    WHEN json_get_str(configuration, 'properties', 'virtualMachineProfile', 'storageProfile', 'osDisk', 'osType') = 'Windows'
    THEN false
    WHEN json_get_str(configuration, 'properties', 'virtualMachineProfile', 'storageProfile', 'imageReference',
    'publisher') LIKE 'Microsoft%Windows%' THEN false
    WHEN json_has(configuration, 'properties', 'virtualMachineProfile', 'osProfile') THEN true END AS linux,
  NOT json_bool_or(false, configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'linuxConfiguration',
    'disablePasswordAuthentication') AS password_login,
  CAST(array_length(array_filter(
    json_array_or_empty(configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'linuxConfiguration', 'ssh',
    'publicKeys'),
    lambda k : json_has(k, 'keyData') IS DISTINCT FROM false)) AS BIGINT) AS ssh_keys,
  json_get_bool(configuration, 'properties', 'virtualMachineProfile', 'securityProfile', 'encryptionAtHost')
    AS encryption_at_host,
  json_get_str(configuration, 'properties', 'virtualMachineProfile', 'securityProfile', 'securityType') AS security_type,
  json_has(configuration, 'properties', 'virtualMachineProfile', 'storageProfile', 'osDisk', 'vhd')
    OR any_match(json_array_or_empty(configuration, 'properties', 'virtualMachineProfile', 'storageProfile', 'dataDisks'),
    lambda d : json_has(d, 'vhd')) AS unmanaged_disk,
  json_bool_or(true, configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'windowsConfiguration',
    'enableAutomaticUpdates') AS automatic_updates,
  json_bool_or(true, configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'allowExtensionOperations')
    AS extensions_allowed,
  json_get_str(configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'customData') AS custom_data
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.compute/virtualmachinescalesets'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachines
--   https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachinescalesets
SELECT resource_uid, configuration->>'name' AS name,
  CASE WHEN json_has(configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'linuxConfiguration') THEN true
    WHEN json_has(configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'windowsConfiguration') THEN false
    WHEN json_get_str(configuration, 'properties', 'virtualMachineProfile', 'storageProfile', 'osDisk', 'osType') = 'Windows'
    THEN false
    WHEN json_get_str(configuration, 'properties', 'virtualMachineProfile', 'storageProfile', 'imageReference',
    'publisher') LIKE 'Microsoft%Windows%' THEN false
    WHEN json_has(configuration, 'properties', 'virtualMachineProfile', 'osProfile') THEN true END AS linux,
  NOT json_bool_or(false, configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'linuxConfiguration',
    'disablePasswordAuthentication') AS password_login,
  CAST(array_length(array_filter(
    json_array_or_empty(configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'linuxConfiguration', 'ssh',
    'publicKeys'),
    lambda k : json_has(k, 'keyData') IS DISTINCT FROM false)) AS BIGINT) AS ssh_keys,
  json_bool_or(false, configuration, 'properties', 'virtualMachineProfile', 'securityProfile', 'encryptionAtHost')
    AS encryption_at_host,
  json_text_or('Standard', configuration, 'properties', 'virtualMachineProfile', 'securityProfile', 'securityType')
    AS security_type,
  json_has(configuration, 'properties', 'virtualMachineProfile', 'storageProfile', 'osDisk', 'vhd')
    OR any_match(json_array_or_empty(configuration, 'properties', 'virtualMachineProfile', 'storageProfile', 'dataDisks'),
    lambda d : json_has(d, 'vhd')) AS unmanaged_disk,
  json_bool_or(true, configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'windowsConfiguration',
    'enableAutomaticUpdates') AS automatic_updates,
  json_bool_or(true, configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'allowExtensionOperations')
    AS extensions_allowed,
  json_text_or('', configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'customData') AS custom_data
FROM changes WHERE shape = 'arm' AND resource_type = 'microsoft.compute/virtualmachinescalesets'
UNION ALL BY NAME
SELECT resource_uid, configuration->>'name' AS name,
  true AS linux,
  NOT json_bool_or(true, configuration, 'disable_password_authentication') AS password_login,
  CAST(array_length(json_array_or_empty(configuration, 'admin_ssh_key')) AS BIGINT) AS ssh_keys,
  json_bool_or(false, configuration, 'encryption_at_host_enabled') AS encryption_at_host,
  CASE json_bool_or(false, configuration, 'secure_boot_enabled') AND json_bool_or(false, configuration, 'vtpm_enabled')
    WHEN true THEN 'TrustedLaunch' WHEN false THEN 'Standard' END AS security_type,
  false AS unmanaged_disk,
  true AS automatic_updates,
  json_bool_or(true, configuration, 'allow_extension_operations') AS extensions_allowed,
  nullif(json_text_or('', configuration, 'custom_data'), '(sensitive)') AS custom_data
FROM changes
WHERE shape = 'terraform' AND resource_type IN ('azurerm_linux_virtual_machine', 'azurerm_linux_virtual_machine_scale_set')
UNION ALL BY NAME
SELECT resource_uid, configuration->>'name' AS name,
  false AS linux,
  false AS password_login,
  0 AS ssh_keys,
  json_bool_or(false, configuration, 'encryption_at_host_enabled') AS encryption_at_host,
  CASE json_bool_or(false, configuration, 'secure_boot_enabled') AND json_bool_or(false, configuration, 'vtpm_enabled')
    WHEN true THEN 'TrustedLaunch' WHEN false THEN 'Standard' END AS security_type,
  false AS unmanaged_disk,
  CASE WHEN NOT json_has(configuration, 'automatic_updates_enabled')
    THEN json_bool_or(true, configuration, 'enable_automatic_updates')
    ELSE json_get_bool(configuration, 'automatic_updates_enabled') END AS automatic_updates,
  json_bool_or(true, configuration, 'allow_extension_operations') AS extensions_allowed,
  nullif(json_text_or('', configuration, 'custom_data'), '(sensitive)') AS custom_data
FROM changes
WHERE shape = 'terraform' AND resource_type IN ('azurerm_windows_virtual_machine', 'azurerm_windows_virtual_machine_scale_set')
UNION ALL BY NAME
SELECT resource_uid, configuration->>'name' AS name,
  json_has(configuration, 'os_profile_linux_config', 0) AS linux,
  NOT json_get_bool(configuration, 'os_profile_linux_config', 0, 'disable_password_authentication') AS password_login,
  CAST(array_length(json_array_or_empty(configuration, 'os_profile_linux_config', 0, 'ssh_keys')) AS BIGINT) AS ssh_keys,
  false AS encryption_at_host,
  'Standard' AS security_type,
  json_get_str(configuration, 'storage_os_disk', 0, 'vhd_uri') <> '' AS unmanaged_disk,
  json_bool_or(false, configuration, 'os_profile_windows_config', 0, 'enable_automatic_upgrades') AS automatic_updates,
  nullif(json_text_or('', configuration, 'os_profile', 0, 'custom_data'), '(sensitive)') AS custom_data
FROM changes WHERE shape = 'terraform' AND resource_type IN ('azurerm_virtual_machine', 'azurerm_virtual_machine_scale_set')
