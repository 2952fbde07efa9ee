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
frameworks:
  cis_gcp_5.0: ["5.2"]
  pci_dss_4.0: [
    "1.2.5", "1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "2.2.5", "2.2.7", "3.5.1", "4.2.1", "7.2.1", "7.2.2", "7.2.5",
    "7.2.6", "7.3.1", "7.3.2", "7.3.3", "8.2.7", "8.2.8", "8.3.2", "8.3.4", "10.3.2", "10.3.3", "10.3.4", "10.6.3", A1.1.2,
    A1.1.3, A1.2.1, A3.4.1]
  soc2: [pi_1_4]
mapped_from: [prowler cloudstorage_bucket_uniform_bucket_level_access]
references:
  - https://cloud.google.com/storage/docs/uniform-bucket-level-access
*/
SELECT resource_uid, project, name, uniform_access
FROM gcp_bucket
WHERE NOT uniform_access
