/*
id: gcp_iam_default_account
title: Default service account has a role on a whole project
severity: medium
description: Every machine and app that names no account of its own runs as the default one. Whoever gets into one of them has its role everywhere.
family: [gcp_iam_basic_role]
remediation:
  console: "IAM: remove the role of the default service account; give machines accounts of their own."
  cli: gcloud projects remove-iam-policy-binding <project> --member=serviceAccount:<account> --role=<role>
attack: [T1078]
references:
  - https://cloud.google.com/iam/docs/service-account-types#default
  - https://cloud.google.com/iam/docs/best-practices-service-accounts
*/
SELECT resource_uid, project, name, target, bindings
FROM gcp_iam_policy
WHERE target IN ('project', 'folder', 'organization')
  AND any_match(bindings, lambda b : any_match(b['members'], lambda m :
    m LIKE 'serviceAccount:%-compute@developer.gserviceaccount.com' OR m LIKE 'serviceAccount:%@appspot.gserviceaccount.com'))
