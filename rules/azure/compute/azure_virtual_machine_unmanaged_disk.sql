/*
id: azure_virtual_machine_unmanaged_disk
title: Machine keeps its disk in a storage account
severity: low
description: >-
  Such disks are blobs that anyone with the account's key can copy; they lack the access control, encryption sets and
  availability of managed disks, and are retired.
remediation:
  console: 'Virtual machine > Disks: Migrate to managed disks.'
  cli: az vm convert --resource-group <group> --name <vm>
  terraform: Use azurerm_linux_virtual_machine or azurerm_windows_virtual_machine.
mapped_from: [prowler vm_ensure_using_managed_disks]
references:
  - https://learn.microsoft.com/azure/virtual-machines/unmanaged-disks-deprecation
*/
SELECT resource_uid, name, unmanaged_disk
FROM azure_virtual_machine
WHERE unmanaged_disk
