/*
id: azure_virtual_machine_extensions
title: Extensions may be installed on the machine
severity: low
description: Whoever may write extensions runs code as the system on the machine, without signing in to it.
remediation:
  console: Create the machine with extension operations disallowed where nothing needs them.
  cli: az vm update --resource-group <group> --name <vm> --set osProfile.allowExtensionOperations=false
  terraform: Set allow_extension_operations = false.
attack: [T1651]
references:
  - https://learn.microsoft.com/azure/virtual-machines/extensions/overview
*/
SELECT resource_uid, name, extensions_allowed
FROM azure_virtual_machine
WHERE extensions_allowed
