/*
id: gcp_topic_public
title: Topic is open to everybody
severity: high
description: Everybody can publish to the topic or subscribe to it.
remediation:
  console: "Permissions: remove allUsers and allAuthenticatedUsers."
attack: [T1190]
references:
  - https://cloud.google.com/iam/docs/policies
*/
SELECT resource_uid, project, name, bindings
FROM gcp_iam_policy
WHERE target = 'topic'
  AND any_match(bindings, lambda b : any_match(b['members'], lambda m : m IN ('allUsers', 'allAuthenticatedUsers')))
