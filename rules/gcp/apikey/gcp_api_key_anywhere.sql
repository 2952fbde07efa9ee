/*
id: gcp_api_key_anywhere
title: API key works from everywhere
severity: medium
description: A key without restrictions to sites, addresses or apps works for whoever finds it.
remediation:
  console: "APIs and services > Credentials > key: restrict to sites, addresses or apps."
  cli: gcloud services api-keys update <key> --allowed-referrers=<site>
attack: [T1078]
references:
  - https://cloud.google.com/docs/authentication/api-keys#securing
*/
SELECT resource_uid, project, name, restricted
FROM gcp_api_key
WHERE NOT restricted
