/*
id: gcp_service_account_key_old
title: Service account key has not been rotated
severity: medium
description: The older a key, the more copies of it there are.
remediation:
  console: "IAM > Service accounts > Keys: make a new key, move over, delete the old one."
  cli: gcloud iam service-accounts keys create <file> --iam-account=<email>
attack: [T1078, T1098]
mapped_from: [prowler iam_sa_user_managed_key_rotate_90_days]
references:
  - https://cloud.google.com/iam/docs/key-rotation
params:
  days: {type: integer, default: 90, meaning: greatest age in days}
*/
SELECT resource_uid, project, name, type, created
FROM gcp_service_account_key
WHERE type = 'USER_MANAGED' AND NOT disabled AND days_since(created) > $days
