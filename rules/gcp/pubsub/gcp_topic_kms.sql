/*
id: gcp_topic_kms
title: Topic is encrypted with Google's own key
severity: low
description: A key of one's own can be rotated, watched and withdrawn.
remediation:
  console: "Pub/Sub > topic > Edit: customer-managed key."
  terraform: |
    kms_key_name = google_kms_crypto_key.ps.id
references:
  - https://cloud.google.com/pubsub/docs/encryption
*/
SELECT resource_uid, project, name, kms_key
FROM gcp_pubsub_topic
WHERE kms_key = ''
