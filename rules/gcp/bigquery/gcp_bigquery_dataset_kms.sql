/*
id: gcp_bigquery_dataset_kms
title: Dataset encrypts new tables with Google's own key
severity: low
description: A key of one's own can be rotated, watched and withdrawn.
remediation:
  console: "BigQuery > dataset > Edit: default encryption key."
  cli: bq update --default_kms_key <key> <project>:<dataset>
  terraform: |
    default_encryption_configuration {
      kms_key_name = google_kms_crypto_key.bq.id
    }
attack: [T1040, T1530]
mapped_from: [prowler bigquery_dataset_cmk_encryption]
references:
  - https://cloud.google.com/bigquery/docs/customer-managed-encryption
*/
SELECT resource_uid, project, name, kms_key
FROM gcp_bigquery_dataset
WHERE kms_key = ''
