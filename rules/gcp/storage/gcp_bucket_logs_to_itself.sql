/*
id: gcp_bucket_logs_to_itself
title: Cloud Storage bucket keeps its access log within itself
severity: low
description: Whoever may change the bucket may change the log of it, and each file of the log is logged again.
remediation:
  console: "Name another bucket as the log bucket."
  cli: gcloud storage buckets update gs://<bucket> --log-bucket=gs://<log bucket>
  terraform: Set logging.log_bucket to another bucket.
attack: [T1562]
references:
  - https://cloud.google.com/storage/docs/access-logs
*/
SELECT resource_uid, project, name, log_bucket
FROM gcp_bucket
WHERE log_bucket = name AND name <> ''
