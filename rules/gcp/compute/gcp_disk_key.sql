/*
id: gcp_disk_key
title: Disk is encrypted with Google's own key
severity: low
description: A key of one's own can be rotated, watched and withdrawn.
remediation:
  console: Make the disk again with a customer-managed key.
  terraform: |
    disk_encryption_key {
      kms_key_self_link = google_kms_crypto_key.disk.id
    }
mapped_from: [prowler compute_instance_encryption_with_csek_enabled]
references:
  - https://cloud.google.com/compute/docs/disks/customer-managed-encryption
*/
SELECT resource_uid, project, name, kms_key, customer_key
FROM gcp_disk
WHERE kms_key = '' AND NOT customer_key
