/*
id: gcp_kms_key_public
title: Key is open to everybody
severity: critical
description: Everybody can use the key, and what it guards is open.
remediation:
  console: "Permissions: remove allUsers and allAuthenticatedUsers."
attack: [T1190]
mapped_from: [prowler gcp/kms_key_not_publicly_accessible]
references:
  - https://cloud.google.com/iam/docs/policies
*/
SELECT resource_uid, project, name, bindings
FROM gcp_iam_policy
WHERE target = 'kms_key'
  AND any_match(bindings, lambda b : any_match(b['members'], lambda m : m IN ('allUsers', 'allAuthenticatedUsers')))
