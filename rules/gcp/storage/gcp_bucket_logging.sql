/*
id: gcp_bucket_logging
title: Cloud Storage bucket does not log access
severity: low
description: Usage logs say who read which object, allUsers among them, whom audit logs leave out.
remediation:
  console: Set a log bucket; or rely on data access audit logs and switch this rule off.
  cli: gcloud storage buckets update gs://<bucket> --log-bucket=gs://<log bucket>
  terraform: |
    logging {
      log_bucket = "shop-logs"
    }
references:
  - https://cloud.google.com/storage/docs/access-logs
*/
SELECT resource_uid, project, name, log_bucket
FROM gcp_bucket
WHERE log_bucket = ''
