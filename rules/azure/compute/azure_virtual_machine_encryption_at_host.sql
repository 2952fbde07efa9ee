/*
id: azure_virtual_machine_encryption_at_host
title: Machine is not encrypted at its host
severity: medium
description: Disks are encrypted at rest, but their caches, the temporary disk and the way between host and storage are not.
remediation:
  console: 'Virtual machine > Disks > Additional settings: Encryption at host.'
  cli: az vm update --resource-group <group> --name <vm> --set securityProfile.encryptionAtHost=true
  terraform: Set encryption_at_host_enabled = true.
references:
  - https://learn.microsoft.com/azure/virtual-machines/disks-enable-host-based-encryption-portal
*/
SELECT resource_uid, name, encryption_at_host
FROM azure_virtual_machine
WHERE NOT encryption_at_host
