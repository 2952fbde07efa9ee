/*
id: gcp_function_public
title: Function is open to everybody
severity: high
description: Everybody can call the function; unless that is meant, callers should prove who they are.
remediation:
  console: "Permissions: remove allUsers and allAuthenticatedUsers."
references:
  - https://cloud.google.com/iam/docs/policies
*/
SELECT resource_uid, project, name, bindings
FROM gcp_iam_policy
WHERE target = 'function'
  AND any_match(bindings, lambda b : any_match(b['members'], lambda m : m IN ('allUsers', 'allAuthenticatedUsers')))
