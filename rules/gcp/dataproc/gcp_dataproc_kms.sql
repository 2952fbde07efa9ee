/*
id: gcp_dataproc_kms
title: Dataproc cluster is encrypted with Google's own key
severity: low
description: A key of one's own can be rotated, watched and withdrawn.
remediation:
  console: Make the cluster again with a customer-managed key.
  terraform: |
    cluster_config {
      encryption_config {
        kms_key_name = google_kms_crypto_key.etl.id
      }
    }
attack: [T1040, T1530]
mapped_from: [prowler dataproc_encrypted_with_cmks_disabled]
references:
  - https://cloud.google.com/dataproc/docs/concepts/configuring-clusters/customer-managed-encryption
*/
SELECT resource_uid, project, name, kms_key
FROM gcp_dataproc_cluster
WHERE kms_key = ''
