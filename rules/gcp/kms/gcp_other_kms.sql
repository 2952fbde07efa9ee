/*
id: gcp_other_kms
title: Database, repository or pipeline is encrypted with Google's own key
severity: low
description: A key of your own can be taken away, its use is logged, and it decides who reads the data.
remediation:
  console: "Choose a customer-managed key when the resource is made; most cannot be changed afterwards."
  terraform: Set the key of the resource, such as encryption_config.kms_key_name of a Spanner database.
references:
  - https://cloud.google.com/kms/docs/cmek
*/
SELECT resource_uid, project, name, kms_key
FROM gcp_other_encryption
WHERE kms_key = ''
