/*
id: azure_managed_disk_customer_key
title: Managed disk has no disk encryption set
severity: low
description: With a key in your own Key Vault you decide who may decrypt, see each use and can withdraw it.
remediation:
  console: 'Disk > Encryption: choose a disk encryption set.'
  cli: >-
    az disk update --resource-group <group> --name <disk> --encryption-type EncryptionAtRestWithCustomerKey --disk-encryption-
    set <set>
  terraform: Set disk_encryption_set_id.
mapped_from: [prowler vm_ensure_attached_disks_encrypted_with_cmk]
references:
  - https://learn.microsoft.com/azure/virtual-machines/disk-encryption#customer-managed-keys
*/
SELECT resource_uid, name, encryption_set
FROM azure_disk_encryption
WHERE encryption_set = ''
