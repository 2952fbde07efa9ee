/*
id: gcp_sql_kms
title: Database is encrypted with Google's own key
severity: low
description: A key of one's own can be rotated, watched and withdrawn.
remediation:
  console: Make the instance again with a customer-managed key.
  terraform: |
    encryption_key_name = google_kms_crypto_key.sql.id
references:
  - https://cloud.google.com/sql/docs/mysql/configure-cmek
*/
SELECT resource_uid, project, name, kms_key
FROM gcp_sql_instance
WHERE kms_key = ''
