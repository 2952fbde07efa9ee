/*
id: gcp_bucket_soft_delete
title: Cloud Storage bucket has no soft delete
severity: low
description: With soft delete switched off a deleted object is gone at once.
remediation:
  console: "Cloud Storage > bucket > Protection: soft delete."
  cli: gcloud storage buckets update gs://<bucket> --soft-delete-duration=7d
  terraform: |
    soft_delete_policy {
      retention_duration_seconds = 604800
    }
references:
  - https://cloud.google.com/storage/docs/soft-delete
*/
SELECT resource_uid, project, name, soft_delete_seconds
FROM gcp_bucket
WHERE soft_delete_seconds = 0
