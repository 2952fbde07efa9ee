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
frameworks:
  cis_gcp_5.0: ["5.1"]
  iso27001_2022: [A.8.1, A.8.12]
  pci_dss_4.0: [
    "1.2.5", "1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "2.2.5", "3.5.1", "4.2.1", "7.2.1", "7.2.2", "7.2.5", "7.2.6",
    "7.3.1", "7.3.2", "7.3.3", "8.2.7", "8.2.8", "8.3.2", "8.3.4", "10.3.2", "10.3.3", "10.3.4", "10.6.3", A1.1.2, A1.1.3,
    A1.2.1, A3.4.1]
  hipaa: [164_308_a_1_ii_b, 164_308_a_4_i, 164_312_a_1]
  soc2: [cc_6_1]
mapped_from: [prowler cloudstorage_bucket_public_access]
references:
  - https://cloud.google.com/storage/docs/public-access-prevention
*/
SELECT resource_uid, project, name, bindings, acl, public_access_prevention
FROM gcp_bucket
WHERE public_access_prevention <> 'enforced' AND (
    any_match(bindings, lambda b : any_match(b['members'], lambda m : m IN ('allUsers', 'allAuthenticatedUsers')))
    -- What a bucket's ACL allows stands in its policy as well.
    OR (NOT uniform_access AND any_match(acl, lambda e : e IN ('allUsers', 'allAuthenticatedUsers'))) IS TRUE)
