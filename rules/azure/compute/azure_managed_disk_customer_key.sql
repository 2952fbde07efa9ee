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
frameworks:
  iso27001_2022: ["A.8.11", "A.8.24"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_4_ii_a", "164_310_d_1", "164_312_a_2_iv", "164_312_c_1", "164_312_e_2_ii"]
  soc2: ["cc_6_7", "cc_7_4", "cc_7_5", "pi_1_5"]
mapped_from: [prowler vm_ensure_attached_disks_encrypted_with_cmk]
references:
  - https://learn.microsoft.com/azure/virtual-machines/disk-encryption#customer-managed-keys
*/
SELECT resource_uid, name, encryption_set
FROM azure_managed_disk
WHERE encryption_set = ''
