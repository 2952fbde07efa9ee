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
frameworks:
  cis_gcp_5.0: ["7.3"]
  iso27001_2022: [A.8.11]
  pci_dss_4.0: ["3.5.1", "5.3.4", "8.3.2", "10.2.1", "10.2.2", "10.3.1", "10.3.2", "10.3.4", "10.6.3", A1.2.1]
  soc2: [cc_c_1_1, pi_1_4]
mapped_from: [prowler bigquery_dataset_cmk_encryption]
references:
  - https://cloud.google.com/bigquery/docs/customer-managed-encryption
*/
SELECT resource_uid, project, name, kms_key
FROM gcp_bigquery_dataset
WHERE kms_key = ''
