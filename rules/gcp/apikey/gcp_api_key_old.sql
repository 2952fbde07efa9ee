/*
id: gcp_api_key_old
title: API key has not been rotated
severity: medium
description: The older a key, the more copies of it there are.
remediation:
  console: "APIs and services > Credentials > key: make a new one, delete this."
attack: [T1078, T1098]
mapped_from: [prowler apikeys_key_rotated_in_90_days]
references:
  - https://cloud.google.com/docs/authentication/api-keys#securing
params:
  days: {type: integer, default: 90, meaning: greatest age in days}
*/
SELECT resource_uid, project, name, created
FROM gcp_api_key
WHERE days_since(created) > $days
