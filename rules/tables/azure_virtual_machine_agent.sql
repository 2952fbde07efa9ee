/*
Whether the agent of Azure runs in machines, and in those of scale sets.
  agent  the agent is installed (default: true)
*/
CREATE VIEW azure_virtual_machine_agent AS
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachines
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(true, configuration, 'properties', 'osProfile', 'linuxConfiguration',
      either_member(configuration -> 'properties' -> 'osProfile' -> 'linuxConfiguration', 'provisionVMAgent', 'provisionVmAgent'))
    AND json_bool_or(true, configuration, 'properties', 'osProfile', 'windowsConfiguration',
      either_member(configuration -> 'properties' -> 'osProfile' -> 'windowsConfiguration', 'provisionVMAgent', 'provisionVmAgent')) AS agent
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.compute/virtualmachines'
UNION ALL BY NAME
-- Defaults of absent properties: https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachines
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(true, configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'linuxConfiguration', 'provisionVMAgent')
    AND json_bool_or(true, configuration, 'properties', 'virtualMachineProfile', 'osProfile', 'windowsConfiguration',
      'provisionVMAgent') AS agent
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.compute/virtualmachinescalesets'
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  json_bool_or(true, configuration, 'provision_vm_agent') AS agent
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_linux_virtual_machine', 'azurerm_windows_virtual_machine',
    'azurerm_linux_virtual_machine_scale_set', 'azurerm_windows_virtual_machine_scale_set')
