/*
id: gcp_bucket_public_prevention
title: Bucket does not prevent public access
severity: low
description: >
  Unless public access prevention is enforced, on the bucket or by the organization, one binding opens the bucket to the
  internet.
remediation:
  console: "Cloud Storage > bucket > Permissions: prevent public access."
  cli: gcloud storage buckets update gs://<bucket> --public-access-prevention
  terraform: |
    public_access_prevention = "enforced"
attack: [T1190]
mapped_from: [prowler cloudstorage_bucket_public_access]
references:
  - https://cloud.google.com/storage/docs/public-access-prevention
*/
SELECT resource_uid, project, name, public_access_prevention
FROM gcp_bucket
WHERE public_access_prevention <> 'enforced'
