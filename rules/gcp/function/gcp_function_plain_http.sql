/*
id: gcp_function_plain_http
title: Function answers plain HTTP
severity: medium
description: Requests and answers cross the network in the clear, and whoever sits between may read and change them.
remediation:
  console: "Functions > function > Edit > Trigger: Require HTTPS."
  cli: gcloud functions deploy <name> --security-level=secure-always
  terraform: Set https_trigger_security_level = "SECURE_ALWAYS".
attack: [T1557, T1040]
references:
  - https://cloud.google.com/functions/docs/reference/rest/v1/projects.locations.functions#httpstrigger
*/
SELECT resource_uid, project, name, http, plain
FROM gcp_function
WHERE http AND plain
