/*
id: gcp_bucket_public
title: Bucket is open to everybody
severity: critical
description: >
  allUsers is the internet, allAuthenticatedUsers everybody with a Google account: both read, or write, what the bucket holds.
remediation:
  console: "Cloud Storage > bucket > Permissions: remove allUsers and allAuthenticatedUsers, and prevent public access."
  cli: gcloud storage buckets update gs://<bucket> --public-access-prevention
  terraform: |
    resource "google_storage_bucket" "data" {
      public_access_prevention = "enforced"
    }
attack: [T1190]
mapped_from: [prowler cloudstorage_bucket_public_access]
references:
  - https://cloud.google.com/storage/docs/public-access-prevention
*/
SELECT resource_uid, project, name, bindings, acl, public_access_prevention
FROM gcp_bucket
WHERE public_access_prevention <> 'enforced' AND (
    any_match(bindings, lambda b : any_match(b['members'], lambda m : m IN ('allUsers', 'allAuthenticatedUsers')))
    OR NOT uniform_access AND any_match(acl, lambda e : e IN ('allUsers', 'allAuthenticatedUsers')))
