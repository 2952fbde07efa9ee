SELECT resource_uid, configuration ->> 'name' AS name, true AS linux,
  NOT json_bool_or(true, configuration, 'disable_password_authentication') AS password_login,
  CAST(array_length(json_array_or_empty(configuration, 'admin_ssh_key')) AS BIGINT) AS ssh_keys,
  json_bool_or(false, configuration, 'encryption_at_host_enabled') AS encryption_at_host,
  CASE json_bool_or(false, configuration, 'secure_boot_enabled') AND json_bool_or(false, configuration, 'vtpm_enabled')
    WHEN true THEN 'TrustedLaunch' WHEN false THEN 'Standard' END AS security_type,
  false AS unmanaged_disk, true AS automatic_updates,
  CASE WHEN resource_type LIKE '%_scale_set' THEN json_bool_or(true, configuration, 'extension_operations_enabled')
    ELSE json_bool_or(true, configuration, 'allow_extension_operations') END AS extensions_allowed,
  nullif(json_text_or('', configuration, 'custom_data'), '(sensitive)') AS custom_data
FROM changes
WHERE shape = 'terraform' AND resource_type IN ('azurerm_linux_virtual_machine', 'azurerm_linux_virtual_machine_scale_set')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name, false AS linux, false AS password_login, 0 AS ssh_keys,
  json_bool_or(false, configuration, 'encryption_at_host_enabled') AS encryption_at_host,
  CASE json_bool_or(false, configuration, 'secure_boot_enabled') AND json_bool_or(false, configuration, 'vtpm_enabled')
    WHEN true THEN 'TrustedLaunch' WHEN false THEN 'Standard' END AS security_type,
  false AS unmanaged_disk,
  CASE WHEN NOT json_has(configuration, 'automatic_updates_enabled')
      THEN json_bool_or(true, configuration, 'enable_automatic_updates')
    ELSE json_get_bool(configuration, 'automatic_updates_enabled') END AS automatic_updates,
  CASE WHEN resource_type LIKE '%_scale_set' THEN json_bool_or(true, configuration, 'extension_operations_enabled')
    ELSE json_bool_or(true, configuration, 'allow_extension_operations') END AS extensions_allowed,
  nullif(json_text_or('', configuration, 'custom_data'), '(sensitive)') AS custom_data
FROM changes
WHERE shape = 'terraform' AND resource_type IN ('azurerm_windows_virtual_machine', 'azurerm_windows_virtual_machine_scale_set')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_has(configuration, 'os_profile_linux_config', 0) AS linux,
  NOT json_get_bool(configuration, 'os_profile_linux_config', 0, 'disable_password_authentication') AS password_login,
  CAST(array_length(json_array_or_empty(configuration, 'os_profile_linux_config', 0, 'ssh_keys')) AS BIGINT) AS ssh_keys,
  false AS encryption_at_host, 'Standard' AS security_type,
  json_get_str(configuration, 'storage_os_disk', 0, 'vhd_uri') <> '' AS unmanaged_disk,
  json_bool_or(false, configuration, 'os_profile_windows_config', 0, 'enable_automatic_upgrades') AS automatic_updates,
  nullif(json_text_or('', configuration, 'os_profile', 0, 'custom_data'), '(sensitive)') AS custom_data
FROM changes WHERE shape = 'terraform' AND resource_type IN ('azurerm_virtual_machine', 'azurerm_virtual_machine_scale_set')
UNION ALL BY NAME
-- https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/orchestrated_virtual_machine_scale_set
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE WHEN json_has(configuration, 'os_profile', 0, 'linux_configuration', 0) THEN true
    WHEN json_has(configuration, 'os_profile', 0, 'windows_configuration', 0) THEN false END AS linux,
  NOT json_bool_or(true, configuration, 'os_profile', 0, 'linux_configuration', 0, 'disable_password_authentication') AS password_login,
  CAST(array_length(json_array_or_empty(configuration, 'os_profile', 0, 'linux_configuration', 0, 'admin_ssh_key')) AS BIGINT) AS ssh_keys,
  json_bool_or(false, configuration, 'encryption_at_host_enabled') AS encryption_at_host,
  false AS unmanaged_disk,
  json_bool_or(true, configuration, 'os_profile', 0, 'windows_configuration', 0, 'enable_automatic_updates') AS automatic_updates,
  json_bool_or(true, configuration, 'extension_operations_enabled') AS extensions_allowed
FROM changes WHERE shape = 'terraform' AND resource_type = 'azurerm_orchestrated_virtual_machine_scale_set'
