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
frameworks:
  cis_gcp_5.0: ["4.7"]
  iso27001_2022: [A.8.11, A.8.12, A.8.14]
  pci_dss_4.0: ["3.5.1", "8.3.2", "10.3.2", "10.3.4"]
  soc2: [cc_c_1_1, pi_1_5]
mapped_from: [prowler compute_instance_encryption_with_csek_enabled]
references:
  - https://cloud.google.com/compute/docs/disks/customer-managed-encryption
*/
SELECT resource_uid, project, name, kms_key, customer_key
FROM gcp_disk
WHERE kms_key = '' AND NOT customer_key
