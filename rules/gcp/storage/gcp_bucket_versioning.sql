/*
id: gcp_bucket_versioning
title: Cloud Storage bucket has no versioning
severity: low
description: Without versioning an object that is overwritten or deleted is gone, by mistake or by ransom.
remediation:
  console: "Cloud Storage > bucket > Protection: object versioning."
  cli: gcloud storage buckets update gs://<bucket> --versioning
  terraform: |
    versioning {
      enabled = true
    }
references:
  - https://cloud.google.com/storage/docs/object-versioning
*/
SELECT resource_uid, project, name, versioning
FROM gcp_bucket
WHERE NOT versioning
