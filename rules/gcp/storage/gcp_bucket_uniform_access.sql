/*
id: gcp_bucket_uniform_access
title: Bucket mixes IAM with access control lists
severity: medium
description: >
  Without uniform access each object has a list of its own: nobody can say from the bucket's policy who reads what.
remediation:
  console: "Cloud Storage > bucket > Permissions: switch to uniform."
  cli: gcloud storage buckets update gs://<bucket> --uniform-bucket-level-access
  terraform: |
    uniform_bucket_level_access = true
mapped_from: [prowler cloudstorage_bucket_uniform_bucket_level_access]
references:
  - https://cloud.google.com/storage/docs/uniform-bucket-level-access
*/
SELECT resource_uid, project, name, uniform_access
FROM gcp_bucket
WHERE NOT uniform_access
