/*
id: gcp_bucket_retention_unlocked
title: Bucket has a retention policy that anybody can shorten
severity: medium
description: A policy that is not locked can be taken away by whoever wants to delete what it keeps.
remediation:
  console: "Cloud Storage > bucket > Protection: lock the retention policy."
  cli: gcloud storage buckets update gs://<bucket> --lock-retention-period
  terraform: |
    retention_policy {
      retention_period = 2592000
      is_locked        = true
    }
frameworks:
  cis_gcp_5.0: ["2.3", "2.4"]
  iso27001_2022: [A.8.10, A.8.16]
  pci_dss_4.0: [
    "1.3.2", "1.5.1", "3.2.1", "3.3.1", "3.3.2", "3.3.3", "3.5.1", "5.3.4", "7.2.1", "7.2.2", "7.2.5", "7.2.6", "7.3.1",
    "7.3.2", "7.3.3", "8.2.7", "8.2.8", "8.3.2", "8.3.4", "10.2.1", "10.2.2", "10.3.1", "10.3.2", "10.3.3", "10.3.4",
    "10.5.1", "10.6.3", A1.1.2, A1.1.3, A1.2.1, A3.4.1]
  soc2: [cc_7_2, cc_7_3, cc_a_1_1, cc_c_1_2, pi_1_5]
mapped_from: [prowler cloudstorage_bucket_log_retention_policy_lock]
references:
  - https://cloud.google.com/storage/docs/bucket-lock
*/
SELECT resource_uid, project, name, retention_seconds, retention_locked
FROM gcp_bucket
WHERE retention_seconds > 0 AND NOT retention_locked
