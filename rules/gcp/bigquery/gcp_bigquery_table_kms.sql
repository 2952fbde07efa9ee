/*
id: gcp_bigquery_table_kms
title: Table is encrypted with Google's own key
severity: low
description: A key of one's own can be rotated, watched and withdrawn.
remediation:
  console: Copy the table under a customer-managed key.
  cli: bq cp --destination_kms_key <key> <table> <table>
attack: [T1040, T1530]
frameworks:
  cis_gcp_5.0: ["7.2"]
  iso27001_2022: [A.8.11]
  pci_dss_4.0: ["3.5.1", "8.3.2", "10.3.2", "10.3.4"]
  soc2: [cc_c_1_1, pi_1_4]
mapped_from: [prowler bigquery_table_cmk_encryption]
references:
  - https://cloud.google.com/bigquery/docs/customer-managed-encryption
*/
SELECT resource_uid, project, name, kms_key
FROM gcp_bigquery_table
WHERE kms_key = ''
