/*
id: gcp_run_service_public
title: Cloud Run service is open to everybody
severity: high
description: Everybody can call the service; unless that is meant, callers should prove who they are.
remediation:
  console: "Permissions: remove allUsers and allAuthenticatedUsers."
attack: [T1190]
references:
  - https://cloud.google.com/iam/docs/policies
*/
SELECT resource_uid, project, name, bindings
FROM gcp_iam_policy
WHERE target = 'run_service'
  AND any_match(bindings, lambda b : any_match(b['members'], lambda m : m IN ('allUsers', 'allAuthenticatedUsers')))
