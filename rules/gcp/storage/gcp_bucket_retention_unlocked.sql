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
mapped_from: [prowler cloudstorage_bucket_log_retention_policy_lock]
references:
  - https://cloud.google.com/storage/docs/bucket-lock
*/
SELECT resource_uid, project, name, retention_seconds, retention_locked
FROM gcp_bucket
WHERE retention_seconds > 0 AND NOT retention_locked
