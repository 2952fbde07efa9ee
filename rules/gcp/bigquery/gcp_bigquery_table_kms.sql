/*
id: gcp_bigquery_table_kms
title: Table is encrypted with Google's own key
severity: low
description: A key of one's own can be rotated, watched and withdrawn.
remediation:
  console: Copy the table under a customer-managed key.
  cli: bq cp --destination_kms_key <key> <table> <table>
attack: [T1040, T1530]
mapped_from: [prowler bigquery_table_cmk_encryption]
references:
  - https://cloud.google.com/bigquery/docs/customer-managed-encryption
*/
SELECT resource_uid, project, name, kms_key
FROM gcp_bigquery_table
WHERE kms_key = ''
