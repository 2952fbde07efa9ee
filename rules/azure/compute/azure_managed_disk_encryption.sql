/*
id: azure_managed_disk_encryption
title: Managed disk is encrypted by the platform's key alone
severity: medium
description: >-
  Neither Azure Disk Encryption nor a key of your own protects the disk: whoever may read or export it in Azure reads it in
  clear.
remediation:
  console: 'Disk > Encryption: choose a disk encryption set, or enable Azure Disk Encryption in the machine.'
  cli: >-
    az disk update --resource-group <group> --name <disk> --encryption-type EncryptionAtRestWithCustomerKey --disk-encryption-
    set <set>
  terraform: Set disk_encryption_set_id, or encryption_settings.
mapped_from: [prowler vm_ensure_unattached_disks_encrypted_with_cmk]
references:
  - https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview
*/
SELECT resource_uid, name, guest_encryption, encryption_set
FROM azure_disk_encryption
WHERE NOT guest_encryption AND encryption_set = ''
