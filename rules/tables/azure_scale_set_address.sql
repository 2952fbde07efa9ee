/*
Addresses that the machines of scale sets get.
  public_address  some network interface of each machine has a public one
https://learn.microsoft.com/azure/templates/microsoft.compute/virtualmachinescalesets
*/
CREATE VIEW azure_scale_set_address AS
SELECT resource_uid, configuration ->> 'name' AS name,
  any_match(
    json_array_or_empty(configuration, 'properties', 'virtualMachineProfile', 'networkProfile', 'networkInterfaceConfigurations'),
    lambda n : any_match(json_array_or_empty(element_properties(n), 'ipConfigurations'), lambda c :
      json_has(element_properties(c), either_member(element_properties(c), 'publicIPAddressConfiguration', 'publicIpAddressConfiguration'))
        AND json_length(element_properties(c),
          either_member(element_properties(c), 'publicIPAddressConfiguration', 'publicIpAddressConfiguration')) > 0)) AS public_address
FROM changes WHERE shape IN ('azure', 'arm') AND resource_type = 'microsoft.compute/virtualmachinescalesets'
UNION ALL BY NAME
-- One machine of a set; others have interfaces that are resources of their own.
SELECT resource_uid, configuration ->> 'name' AS name,
  any_match(json_array_or_empty(configuration, 'properties', 'networkProfile', 'networkInterfaceConfigurations'), lambda n :
    any_match(json_array_or_empty(element_properties(n), 'ipConfigurations'), lambda c :
      json_has(element_properties(c), either_member(element_properties(c), 'publicIPAddressConfiguration', 'publicIpAddressConfiguration'))
        AND json_length(element_properties(c),
          either_member(element_properties(c), 'publicIPAddressConfiguration', 'publicIpAddressConfiguration')) > 0)) AS public_address
FROM changes
WHERE shape IN ('azure', 'arm') AND json_has(configuration, 'properties', 'networkProfile', 'networkInterfaceConfigurations')
  AND resource_type IN ('microsoft.compute/virtualmachinescalesets/virtualmachines', 'microsoft.compute/virtualmachines')
UNION ALL BY NAME
SELECT resource_uid, configuration ->> 'name' AS name,
  any_match(json_array_or_empty(configuration, 'network_interface'), lambda n : any_match(
    json_array_or_empty(n, 'ip_configuration'), lambda c : json_has(c, 'public_ip_address', 0))) AS public_address
FROM changes
WHERE shape = 'terraform'
  AND resource_type IN ('azurerm_linux_virtual_machine_scale_set', 'azurerm_windows_virtual_machine_scale_set',
    'azurerm_orchestrated_virtual_machine_scale_set')
