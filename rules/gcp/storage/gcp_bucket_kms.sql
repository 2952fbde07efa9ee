/*
id: gcp_bucket_kms
title: Bucket is encrypted with Google's own key
severity: low
description: A key of one's own can be rotated, watched and withdrawn.
remediation:
  console: "Cloud Storage > bucket > Configuration: choose a customer-managed key."
  cli: gcloud storage buckets update gs://<bucket> --default-encryption-key=<key>
  terraform: |
    encryption {
      default_kms_key_name = google_kms_crypto_key.data.id
    }
references:
  - https://cloud.google.com/storage/docs/encryption/customer-managed-keys
*/
SELECT resource_uid, project, name, kms_key
FROM gcp_bucket
WHERE kms_key = ''
