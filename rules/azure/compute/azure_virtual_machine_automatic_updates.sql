/*
id: azure_virtual_machine_automatic_updates
title: Windows machine does not install its updates
severity: medium
description: Known holes stay open until somebody thinks of them.
remediation:
  console: 'Virtual machine > Updates: enable automatic patching.'
  cli: az vm update --resource-group <group> --name <vm> --set osProfile.windowsConfiguration.enableAutomaticUpdates=true
  terraform: Set automatic_updates_enabled = true.
attack: [T1203, T1210]
references:
  - https://learn.microsoft.com/azure/virtual-machines/automatic-vm-guest-patching
*/
SELECT resource_uid, name, linux, automatic_updates
FROM azure_virtual_machine
WHERE NOT linux AND NOT automatic_updates
