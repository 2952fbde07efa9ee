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
frameworks:
  iso27001_2022: ["A.8.11", "A.8.24"]
  pci_dss_4.0: ["3.5.1", "8.3.2"]
  hipaa: ["164_308_a_1_ii_b", "164_310_d_1", "164_312_a_2_iv", "164_312_e_2_ii"]
  soc2: ["cc_6_7", "cc_7_4", "cc_7_5", "pi_1_5"]
mapped_from: [prowler vm_ensure_unattached_disks_encrypted_with_cmk]
references:
  - https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview
*/
SELECT resource_uid, name, guest_encryption, encryption_set
FROM azure_managed_disk
WHERE NOT guest_encryption AND encryption_set = ''
