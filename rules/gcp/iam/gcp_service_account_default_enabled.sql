/*
id: gcp_service_account_default_enabled
title: Project's default service account is enabled
severity: low
description: >-
  Google makes it with the project and may grant it the Editor role; whatever names no account of its own runs with it.
remediation:
  console: "IAM > Service accounts: give each workload an account of its own, then disable the default one."
  cli: gcloud iam service-accounts disable <email>
  terraform: google_project_default_service_accounts with action = "DISABLE"
attack: [T1078.004]
references:
  - https://cloud.google.com/iam/docs/service-account-types#default
*/
SELECT resource_uid, project, email
FROM gcp_service_account
WHERE default_ AND NOT disabled
