/*
id: gcp_secret_public
title: Secret Manager secret of Google Cloud is open to everybody
severity: critical
description: Everybody can read the secret.
remediation:
  console: "Permissions: remove allUsers and allAuthenticatedUsers."
references:
  - https://cloud.google.com/iam/docs/policies
*/
SELECT resource_uid, project, name, bindings
FROM gcp_iam_policy
WHERE target = 'secret'
  AND any_match(bindings, lambda b : any_match(b['members'], lambda m : m IN ('allUsers', 'allAuthenticatedUsers')))
