/*
id: gcp_instance_disk_key
title: Machine has a disk that is encrypted with Google's own key
severity: low
description: >
  Disks of critical machines belong under a key that one can withdraw: in Cloud KMS, or supplied with each call.
remediation:
  console: Make the disk again with a customer-managed key.
  terraform: |
    boot_disk {
      kms_key_self_link = google_kms_crypto_key.disk.id
    }
mapped_from: [prowler compute_instance_encryption_with_csek_enabled]
references:
  - https://cloud.google.com/compute/docs/disks/customer-managed-encryption
*/
SELECT resource_uid, project, name, disks
FROM gcp_instance
WHERE any_match(disks, lambda d : d['kms_key'] = '' AND NOT d['customer_key'])
