/*
id: gcp_iam_public
title: Policy grants a role to everybody
severity: critical
description: allUsers is the internet, allAuthenticatedUsers everybody with a Google account.
remediation:
  console: "IAM: remove allUsers and allAuthenticatedUsers."
  cli: gcloud projects remove-iam-policy-binding <project> --member=allUsers --role=<role>
attack: [T1190]
mapped_from: [prowler cloudstorage_bucket_public_access]
references:
  - https://cloud.google.com/iam/docs/using-iam-securely
*/
SELECT resource_uid, project, name, target, bindings
FROM gcp_iam_policy
WHERE any_match(bindings, lambda b : any_match(b['members'], lambda m : m IN ('allUsers', 'allAuthenticatedUsers')))
