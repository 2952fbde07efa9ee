/*
id: gcp_api_key_unrestricted
title: API key works for every API
severity: high
description: A key that leaks, and keys in web pages do, opens every API of the project.
remediation:
  console: "APIs and services > Credentials > key: restrict to the APIs that are needed."
  cli: gcloud services api-keys update <key> --api-target=service=<service>
attack: [T1078]
mapped_from: [prowler apikeys_api_restrictions_configured]
references:
  - https://cloud.google.com/docs/authentication/api-keys#securing
*/
SELECT resource_uid, project, name, services
FROM gcp_api_key
-- The one entry stands for all of Google's APIs, whatever stands beside it.
WHERE array_length(services) = 0 OR array_has(services, 'cloudapis.googleapis.com')
