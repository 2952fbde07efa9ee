/*
id: gcp_bucket_lifecycle
title: Cloud Storage bucket has no lifecycle rule
severity: informational
description: Without a rule data stays for ever, personal data too.
remediation:
  console: "Cloud Storage > bucket > Lifecycle: add a rule."
  cli: gcloud storage buckets update gs://<bucket> --lifecycle-file=<file>
  terraform: |
    lifecycle_rule {
      condition {
        age = 365
      }
      action {
        type = "Delete"
      }
    }
references:
  - https://cloud.google.com/storage/docs/lifecycle
*/
SELECT resource_uid, project, name, lifecycle_rules
FROM gcp_bucket
WHERE lifecycle_rules = 0
