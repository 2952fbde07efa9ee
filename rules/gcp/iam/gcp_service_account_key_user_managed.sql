/*
id: gcp_service_account_key_user_managed
title: Service account has a key that somebody holds
severity: medium
description: A downloaded key never expires by itself and works from everywhere.
remediation:
  console: "IAM > Service accounts > Keys: delete the key; use workload identity, or attached accounts."
  cli: gcloud iam service-accounts keys delete <key> --iam-account=<email>
attack: [T1078, T1098, T1556, T1578]
mapped_from: [prowler iam_sa_no_user_managed_keys]
references:
  - https://cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys
*/
SELECT resource_uid, project, name, type
FROM gcp_service_account_key
WHERE type = 'USER_MANAGED' AND NOT disabled
