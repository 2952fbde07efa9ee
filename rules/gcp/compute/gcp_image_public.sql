/*
id: gcp_image_public
title: Image is open to everybody
severity: medium
description: Everybody can start machines from the image and read what is in it.
remediation:
  console: "Permissions: remove allUsers and allAuthenticatedUsers."
references:
  - https://cloud.google.com/iam/docs/policies
*/
SELECT resource_uid, project, name, bindings
FROM gcp_iam_policy
WHERE target = 'image'
  AND any_match(bindings, lambda b : any_match(b['members'], lambda m : m IN ('allUsers', 'allAuthenticatedUsers')))
