SELECT resource_uid, configuration ->> 'name' AS name,
  CASE
    WHEN json_has(configuration, 'properties', 'osProfile', 'linuxConfiguration') THEN true
    WHEN json_has(configuration, 'properties', 'osProfile', 'windowsConfiguration') THEN false
    WHEN json_has(configuration, 'properties', 'osProfile', 'windowsConfiguration') IS NULL THEN NULL
    WHEN lower(json_get_str(configuration, 'properties', 'storageProfile', 'osDisk', 'osType')) = 'windows' THEN false
    WHEN json_get_str(configuration, 'properties', 'storageProfile', 'imageReference', 'publisher') ILIKE 'microsoft%windows%'
      THEN false
    WHEN json_has(configuration, 'properties', 'osProfile') THEN true END AS linux,
  NOT json_bool_or(false, configuration, 'properties', 'osProfile', 'linuxConfiguration',
    'disablePasswordAuthentication') AS password_login,
  ssh_key_count(json_array_or_empty(configuration, 'properties', 'osProfile', 'linuxConfiguration', 'ssh', 'publicKeys')) AS ssh_keys,
  json_get_bool(configuration, 'properties', 'securityProfile', 'encryptionAtHost') AS encryption_at_host,
  -- Absent is Standard in answers too: https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachines
  json_text_or('Standard', configuration, 'properties', 'securityProfile', 'securityType') AS security_type,
  json_has(configuration, 'properties', 'storageProfile', 'osDisk', 'vhd')
    OR any_match(json_array_or_empty(configuration, 'properties', 'storageProfile', 'dataDisks'), lambda d :
      json_has(d, 'vhd')) AS unmanaged_disk,
  json_bool_or(true, configuration, 'properties', 'osProfile', 'windowsConfiguration',
    'enableAutomaticUpdates') AS automatic_updates,
  json_bool_or(true, configuration, 'properties', 'osProfile', 'allowExtensionOperations') AS extensions_allowed,
  json_get_str(configuration, 'properties', 'osProfile', 'customData') AS custom_data
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.compute/virtualmachines'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  CASE
    WHEN json_has(configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'linuxConfiguration') THEN true
    WHEN json_has(configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'windowsConfiguration') THEN false
    WHEN json_has(configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'windowsConfiguration') IS NULL THEN NULL
    WHEN lower(json_get_str(configuration, 'properties', 'virtualMachineProfile', 'storageProfile', 'osDisk', 'osType')) = 'windows'
      THEN false
    WHEN json_get_str(configuration, 'properties', 'virtualMachineProfile', 'storageProfile', 'imageReference',
        'publisher') ILIKE 'microsoft%windows%'
      THEN false
    WHEN json_has(configuration, 'properties', 'virtualMachineProfile', 'osProfile') THEN true END AS linux,
  NOT json_bool_or(false, configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'linuxConfiguration',
    'disablePasswordAuthentication') AS password_login,
  ssh_key_count(json_array_or_empty(configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'linuxConfiguration', 'ssh',
    'publicKeys')) AS ssh_keys,
  json_get_bool(configuration, 'properties', 'virtualMachineProfile', 'securityProfile',
    'encryptionAtHost') AS encryption_at_host,
  json_text_or('Standard', configuration, 'properties', 'virtualMachineProfile', 'securityProfile', 'securityType')
    AS security_type,
  json_has(configuration, 'properties', 'virtualMachineProfile', 'storageProfile', 'osDisk', 'vhd')
    OR any_match(
      json_array_or_empty(configuration, 'properties', 'virtualMachineProfile', 'storageProfile', 'dataDisks'),
      lambda d : json_has(d, 'vhd')) AS unmanaged_disk,
  json_bool_or(true, configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'windowsConfiguration',
    'enableAutomaticUpdates') AS automatic_updates,
  json_bool_or(true, configuration, 'properties', 'virtualMachineProfile', 'osProfile',
    'allowExtensionOperations') AS extensions_allowed,
  json_get_str(configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'customData') AS custom_data
FROM changes WHERE shape = 'azure' AND resource_type = 'microsoft.compute/virtualmachinescalesets'
